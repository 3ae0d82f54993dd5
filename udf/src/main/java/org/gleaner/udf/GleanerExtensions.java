package org.gleaner.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import scala.Function1;
import scala.Tuple3;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Makes every function of {@link Functions} visible in every session: {@code
 * spark.sql.extensions=org.gleaner.udf.GleanerExtensions}.
 */
public final class GleanerExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    for (String name : Functions.CATALOGUE.names()) {
      SqlFunction function = Functions.CATALOGUE.named(name);
      Function1<Seq<Expression>, Expression> builder = given -> call(name, function, given);
      extensions.injectFunction(
          new Tuple3<>(new FunctionIdentifier(name), information(name, function), builder));
    }
    return BoxedUnit.UNIT;
  }

  private static ExpressionInfo information(String name, SqlFunction function) {
    String usage = "_FUNC_(" + function.signature() + ") - " + function.documentation();
    String examples = "\n    Examples:\n      > SELECT " + function.example() + ";\n  ";
    return new ExpressionInfo(
        GleanerExtensions.class.getName(), "", name, usage, "", examples, "", "", "", "", "");
  }

  /** A call with defaults for missing arguments, its constants checked. */
  private static Expression call(String name, SqlFunction function, Seq<Expression> given) {
    requireNumber(name, function, given.size());
    List<Expression> children = new ArrayList<>(JavaConverters.seqAsJavaList(given));
    DataType[] types = new DataType[function.arguments().size()];
    for (int i = 0; i < types.length; i++) {
      Argument argument = function.arguments().get(i);
      if (i >= children.size()) {
        children.add(Literal$.MODULE$.apply(argument.byDefault()));
      }
      types[i] = type(argument, children.get(i));
      checkConstant(argument, children.get(i));
    }
    return new ApplyFunctionExpression(
        new CatalogueFunction(name, types), JavaConverters.asScalaBuffer(children).toSeq());
  }

  private static void requireNumber(String name, SqlFunction function, int given) {
    int least = function.required();
    int most = function.arguments().size();
    if (given < least || given > most) {
      throw new IllegalArgumentException(
          "Cannot call "
              + name
              + " with "
              + given
              + (given == 1 ? " argument" : " arguments")
              + ". Accepted: "
              + name
              + "("
              + function.signature()
              + ")");
    }
  }

  /** A vector of Spark ML counts as an array of numbers. */
  private static DataType type(Argument argument, Expression given) {
    boolean vector =
        argument.type() instanceof ArrayType && given.dataType().equals(SQLDataTypes.VectorType());
    return vector ? given.dataType() : argument.type();
  }

  /** A mistake that concerns every row is reported before the first row. */
  private static void checkConstant(Argument argument, Expression given) {
    if (given.foldable() && given.dataType().equals(argument.type())) {
      Object value =
          CatalystTypeConverters.convertToScala(given.eval(InternalRow.empty()), argument.type());
      if (value != null) {
        argument.check().accept(value);
      }
    }
  }
}
