package org.gleaner.jobs.cluster;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.jobs.input.Excerpt;
import org.gleaner.jobs.report.BarChart;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.report.Report;
import org.gleaner.jobs.report.ScatterChart;
import org.gleaner.jobs.report.Tiles;
import org.gleaner.jobs.run.Provenance;
import org.gleaner.jobs.run.Summary;
import org.gleaner.stage.TfIdfVectorizerModel;

/** The page about a clustering. */
final class ClusterReport {
  private static final int TERMS = 12;
  private static final int TYPICAL = 3;
  private static final int POINTS = 1500;
  private static final int EXCERPT_CHARS = 160;

  private final ClusterCommand settings;
  private final TfIdfVectorizerModel features;
  private final Clustering chosen;
  private final Summary summary;

  ClusterReport(
      ClusterCommand settings, TfIdfVectorizerModel features, Clustering chosen, Summary summary) {
    this.settings = settings;
    this.features = features;
    this.chosen = chosen;
    this.summary = summary;
  }

  Report build(Dataset<Row> clustered) {
    Tiles tiles =
        new Tiles()
            .count("documents", summary.rows())
            .count("clusters", chosen.model().getK())
            .decimal("silhouette", chosen.silhouette(), 3);
    for (String figure : List.of("nmi", "purity")) {
      if (summary.metrics().get(figure) instanceof Double value) {
        tiles.decimal(figure, value, 3);
      }
    }
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("distance", settings.distance);
    provenance.put("starts", settings.starts);
    provenance.put("seed", settings.seed);
    provenance.putAll(settings.terms);
    provenance.putAll(Provenance.ofThisRun());
    return new Report("Clusters of documents", String.join(", ", settings.sources()))
        .add(tiles.fragment())
        .section("Sizes", BarChart.of(sizes(clustered)))
        .section("Terms and typical documents", clusters(clustered))
        .section("On the plane of the centres", picture(clustered))
        .section("Figures", Fragments.pairs(summary.metrics()))
        .section("Settings and provenance", Fragments.pairs(provenance));
  }

  private static Map<String, Long> sizes(Dataset<Row> clustered) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (Row row : clustered.groupBy("cluster").count().orderBy("cluster").collectAsList()) {
      sizes.put("cluster " + row.getInt(0), row.getLong(1));
    }
    return sizes;
  }

  private Fragment clusters(Dataset<Row> clustered) {
    List<List<String>> rows = new ArrayList<>();
    for (int cluster = 0; cluster < chosen.model().getK(); cluster++) {
      List<String> typical = new ArrayList<>();
      for (Row row :
          clustered
              .filter(col("cluster").equalTo(cluster))
              .orderBy(col(Clustering.SIMILARITY).desc(), col(Columns.ID))
              .select(Columns.ID, Columns.TEXT)
              .limit(TYPICAL)
              .collectAsList()) {
        String text = row.isNullAt(1) ? "" : Excerpt.of(row.getString(1), EXCERPT_CHARS);
        typical.add(row.getString(0) + ": " + text);
      }
      rows.add(List.of("cluster " + cluster, terms(cluster), String.join("\n", typical)));
    }
    return Fragments.table(List.of("cluster", "terms", "nearest to the centre"), rows);
  }

  private String terms(int cluster) {
    if (features == null) {
      return "";
    }
    double[] centre = chosen.model().clusterCenters()[cluster].toArray();
    List<String> terms =
        IntStream.range(0, centre.length)
            .boxed()
            .sorted(Comparator.comparingDouble(term -> -centre[term]))
            .limit(TERMS)
            .map(term -> features.dictionary().term(term))
            .toList();
    return String.join(", ", terms);
  }

  private Fragment picture(Dataset<Row> clustered) {
    PrincipalPlane plane = new PrincipalPlane(chosen.model().clusterCenters());
    double share = Math.min(1, (double) POINTS / Math.max(1, summary.rows()));
    List<ScatterChart.Point> points = new ArrayList<>();
    for (Row row :
        clustered
            .sample(false, share, settings.seed)
            .select(ClusterInput.FEATURES, "cluster")
            .limit(2 * POINTS)
            .collectAsList()) {
      double[] place = plane.project((Vector) row.get(0));
      points.add(new ScatterChart.Point(place[0], place[1], row.getInt(1)));
    }
    return Fragment.join(
        List.of(
            ScatterChart.of("Some of the documents", points, chosen.model().getK()),
            Fragments.note(
                "The first two principal components of the centres; a colour is a cluster.")));
  }
}
