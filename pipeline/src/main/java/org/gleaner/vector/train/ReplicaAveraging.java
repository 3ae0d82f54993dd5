package org.gleaner.vector.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * Averages the replicas of all executors, some rows at a time, so that the driver holds at most
 * {@value #MAX_BYTES} bytes of them. A row whose turn it is ({@link RowLayout#isDue}) becomes what
 * {@link RowBlock#combined} makes of the replicas that have touched it since the last time; a row
 * that none has touched does not travel.
 */
final class ReplicaAveraging {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaAveraging.class);
  private static final int MAX_BYTES = 64 << 20;
  private static final int TRIES = 20;

  private final JavaSparkContext spark;
  private final RowLayout layout;
  private long orders;

  ReplicaAveraging(JavaSparkContext spark, RowLayout layout) {
    this.spark = spark;
    this.layout = layout;
  }

  /** The rows of one visited replica; {@code rows} is null if it was not found. */
  private static final class Visit implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String replica;
    private final RowBlock rows;

    Visit(String replica, RowBlock rows) {
      this.replica = replica;
      this.rows = rows;
    }

    String replica() {
      return replica;
    }

    RowBlock rows() {
      return rows;
    }
  }

  /** What is asked of rows. */
  private enum Wanted {
    DUE,
    TOUCHED,
    ALL,
    CURRENT
  }

  /** What to do at a replica. */
  private static final class Order implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long number;
    private final int begin;
    private final int end;
    private final Wanted wanted;
    private final int round;

    Order(long number, int begin, int end, Wanted wanted, int round) {
      this.number = number;
      this.begin = begin;
      this.end = end;
      this.wanted = wanted;
      this.round = round;
    }

    /** Rising from order to order. */
    long number() {
      return number;
    }

    /** First row to take. */
    int begin() {
      return begin;
    }

    /** After the last row to take; at most {@code begin} to take none. */
    int end() {
      return end;
    }

    RowBlock of(SharedReplica shared) {
      Replica replica = shared.replica();
      return switch (wanted) {
        case DUE -> RowBlock.touched(replica, begin, end, row -> shared.layout().isDue(row, round));
        case TOUCHED -> RowBlock.touched(replica, begin, end, row -> true);
        case ALL -> RowBlock.all(replica, begin, end);
        case CURRENT -> RowBlock.current(replica, begin, end);
      };
    }
  }

  /**
   * Makes all replicas equal in the rows that are due for averaging.
   *
   * @param locations of the replicas by name
   * @param fresh replicas that started late and have nothing to give; if there are any, every row
   *     is due
   * @param round from 0, all epochs together
   * @param last whether no round follows, so that every row is due
   */
  void average(Map<String, String> locations, Set<String> fresh, int round, boolean last) {
    if (locations.size() < 2) {
      return;
    }
    Set<String> givers = new HashSet<>(locations.keySet());
    givers.removeAll(fresh);
    requireGivers(givers);
    Map<String, String> left = new TreeMap<>(locations);
    Wanted wanted = !fresh.isEmpty() ? Wanted.ALL : last ? Wanted.TOUCHED : Wanted.DUE;
    int most = most(wanted, locations.size());
    Broadcast<RowBlock> combined = null;
    int end = 0;
    do {
      int begin = end;
      end = wanted == Wanted.DUE ? endOfDue(begin, most, round) : end(begin, most);
      Order order = new Order(++orders, begin, end, wanted, round);
      List<Visit> visits = visitOnce(left, combined, order);
      List<RowBlock> blocks = new ArrayList<>();
      for (Visit visit : visits) {
        if (givers.contains(visit.replica())) {
          blocks.add(visit.rows());
        }
      }
      requireGivers(blocks);
      combined = begin < end ? spark.broadcast(combined(blocks, order)) : null;
    } while (combined != null);
    locations.keySet().retainAll(left.keySet());
  }

  private int end(int begin, int most) {
    return Math.min(layout.rows() - begin, most) + begin;
  }

  /** The row after the next {@code most} rows that are due. */
  private int endOfDue(int begin, int most, int round) {
    int end = begin;
    for (int due = 0; end < layout.rows() && due < most; end++) {
      due += layout.isDue(end, round) ? 1 : 0;
    }
    return end;
  }

  private RowBlock combined(List<RowBlock> blocks, Order order) {
    return RowBlock.combined(blocks, order.begin(), order.end(), layout);
  }

  private static void requireGivers(Collection<?> givers) {
    if (givers.isEmpty()) {
      throw noneLeft();
    }
  }

  private static GleanerException noneLeft() {
    return new GleanerException(
        ErrorCode.ENVIRONMENT,
        "Cannot continue training: every executor with a replica was lost. Run it again");
  }

  /**
   * When every row is requested, both start values and changes are sent; otherwise only one of
   * them.
   */
  private int most(Wanted wanted, int replicas) {
    long bytes = (wanted == Wanted.ALL ? 8L : 4L) * layout.width() * replicas;
    return (int) Math.max(1, MAX_BYTES / bytes);
  }

  /**
   * Reads the first rows in blocks of bounded size, in order, from any replica: after an average
   * all are equal.
   *
   * @param locations of the replicas by name; lost ones are removed
   */
  void read(Map<String, String> locations, int count, Consumer<RowBlock> reader) {
    int most = most(Wanted.CURRENT, 1);
    for (int begin = 0; begin < count; begin += most) {
      int end = Math.min(count, begin + most);
      reader.accept(any(locations, new Order(++orders, begin, end, Wanted.CURRENT, 0)));
    }
  }

  /** Removes the replicas of a training at the executors that have them. */
  void remove(Map<String, String> locations, String prefix) {
    if (!locations.isEmpty()) {
      at(locations).foreach(name -> SharedReplica.remove(prefix));
    }
  }

  private RowBlock any(Map<String, String> locations, Order order) {
    for (String name : List.copyOf(locations.keySet())) {
      Map<String, String> one = new TreeMap<>(Map.of(name, locations.get(name)));
      List<Visit> visits = visit(one, null, order);
      if (!visits.isEmpty()) {
        return visits.get(0).rows();
      }
      locations.remove(name);
    }
    throw noneLeft();
  }

  /** A visit after which no executor needs the combined rows any more. */
  private List<Visit> visitOnce(
      Map<String, String> locations, Broadcast<RowBlock> combined, Order order) {
    try {
      return visit(locations, combined, order);
    } finally {
      if (combined != null) {
        combined.destroy();
      }
    }
  }

  /** Visits replicas at their executors and removes lost ones from the map. */
  private List<Visit> visit(
      Map<String, String> locations, Broadcast<RowBlock> combined, Order order) {
    Map<String, Visit> found = new TreeMap<>();
    Map<String, String> missing = new TreeMap<>(locations);
    for (int i = 0; i < TRIES && !missing.isEmpty(); i++) {
      for (Visit visit : at(missing).map(name -> visit(name, combined, order)).collect()) {
        if (visit.rows() != null) {
          found.put(visit.replica(), visit);
        }
      }
      missing.keySet().removeAll(found.keySet());
    }
    for (String name : missing.keySet()) {
      LOG.warn("Lost an executor, and what it has learnt since the last average: {}", name);
      locations.remove(name);
    }
    return new ArrayList<>(found.values());
  }

  private static Visit visit(String name, Broadcast<RowBlock> combined, Order order) {
    SharedReplica shared = SharedReplica.find(name);
    if (shared == null) {
      return new Visit(name, null);
    }
    if (combined != null) {
      shared.replica().take(combined.value(), order.number());
    }
    return new Visit(name, order.of(shared));
  }

  /** One task for each replica, where Spark can at its executor. */
  private JavaRDD<String> at(Map<String, String> locations) {
    List<Tuple2<String, Seq<String>>> tasks = new ArrayList<>();
    locations.forEach(
        (name, location) ->
            tasks.add(new Tuple2<>(name, JavaConverters.asScalaBuffer(List.of(location)).toSeq())));
    return spark
        .sc()
        .makeRDD(
            JavaConverters.asScalaBuffer(tasks).toSeq(),
            ClassTag$.MODULE$.<String>apply(String.class))
        .toJavaRDD();
  }
}
