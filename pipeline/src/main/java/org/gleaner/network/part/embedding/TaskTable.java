package org.gleaner.network.part.embedding;

import java.util.List;
import org.gleaner.network.math.FloatBlock;
import org.gleaner.network.math.Products;
import org.gleaner.network.math.Rows;
import org.gleaner.network.part.Cursor;
import org.gleaner.network.part.ParameterBlock;
import org.gleaner.network.part.ParameterBlock.Initial;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pass;

/**
 * Adds to each row one vector, the same for all: that of the task for which a network reads (Sun et
 * al. 2020, ERNIE 2.0). Parameter K [tasks, width].
 */
public final class TaskTable extends Part {
  private static final long serialVersionUID = 1L;

  private final int tasks;
  private final int task;
  private final double deviation;

  /**
   * A table.
   *
   * @param task the number of the row that is added, from 0
   * @param deviation of the normal distribution from which the vectors begin
   */
  public TaskTable(String name, int width, int tasks, int task, double deviation) {
    super(name, width, width);
    this.tasks = tasks;
    this.task = task;
    this.deviation = deviation;
    if (task < 0 || task >= tasks) {
      throw new IllegalArgumentException(
          "Cannot read for task: " + task + ". Accepted: 0 to " + (tasks - 1));
    }
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(new ParameterBlock("K", tasks, outputs(), Initial.normal(deviation)));
  }

  @Override
  public Cursor cursor(Pass pass) {
    return Cursor.rowByRow(this, pass);
  }

  @Override
  public Step start(Pass pass) {
    return new Step() {
      @Override
      public Rows forward(Rows in) {
        float[] row = new float[outputs()];
        pass.parameters().value("K").get((long) task * row.length, row, 0, row.length);
        float[] result = in.values().clone();
        Products.addToEach(result, row);
        return in.with(result, outputs());
      }

      @Override
      public float[] backward(float[] gradient) {
        float[] sum = Products.sum(gradient, outputs());
        FloatBlock block = pass.parameters().gradient("K").at((long) task * sum.length);
        float[] all = new float[sum.length];
        block.get(0, all, 0, all.length);
        Products.addScaled(sum, 0, 1f, all, 0, all.length);
        block.put(0, all, 0, all.length);
        return gradient;
      }
    };
  }
}
