package org.gleaner.udf;

import java.io.Serializable;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import scala.Option;
import scala.Tuple3;
import scala.collection.Seq;
import scala.collection.immutable.List$;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.AbstractFunction3;
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
      extensions.injectFunction(
          new Tuple3<>(
              new FunctionIdentifier(name), information(name, function), builder(name, function)));
    }
    return BoxedUnit.UNIT;
  }

  private static ExpressionInfo information(String name, SqlFunction function) {
    String usage = "_FUNC_(" + function.arguments() + ") - " + function.documentation();
    String examples = "\n    Examples:\n      > SELECT " + function.example() + ";\n  ";
    return new ExpressionInfo(
        GleanerExtensions.class.getName(), "", name, usage, "", examples, "", "", "", "", "");
  }

  private static AbstractFunction1<Seq<Expression>, Expression> builder(
      String name, SqlFunction function) {
    return new Builder(name, function);
  }

  private static final class Builder extends AbstractFunction1<Seq<Expression>, Expression>
      implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String name;
    private final SqlFunction function;

    private Builder(String name, SqlFunction function) {
      this.name = name;
      this.function = function;
    }

    @Override
    public Expression apply(Seq<Expression> children) {
      if (children.size() != function.arity()) {
        throw new IllegalArgumentException(
            "Cannot call "
                + name
                + " with "
                + children.size()
                + " arguments. Accepted: "
                + name
                + "("
                + function.arguments()
                + ")");
      }
      return new ScalaUDF(
          scalaFunction(function),
          function.result(),
          children.toList(),
          List$.MODULE$.empty(),
          Option.empty(),
          Option.apply(name),
          true,
          true);
    }
  }

  /** Spark calls a function of as many arguments as there are children; null in, null out. */
  private static Object scalaFunction(SqlFunction function) {
    SqlFunction.Body body = function.body();
    return switch (function.arity()) {
      case 1 -> new One(body);
      case 2 -> new Two(body);
      case 3 -> new Three(body);
      default -> throw new IllegalStateException("arity " + function.arity());
    };
  }

  private static Object nullSafe(SqlFunction.Body body, Object... arguments) {
    for (Object argument : arguments) {
      if (argument == null) {
        return null;
      }
    }
    return body.call(arguments);
  }

  private static final class One extends AbstractFunction1<Object, Object> implements Serializable {
    private static final long serialVersionUID = 1L;
    private final SqlFunction.Body body;

    private One(SqlFunction.Body body) {
      this.body = body;
    }

    @Override
    public Object apply(Object first) {
      return nullSafe(body, first);
    }
  }

  private static final class Two extends AbstractFunction2<Object, Object, Object>
      implements Serializable {
    private static final long serialVersionUID = 1L;
    private final SqlFunction.Body body;

    private Two(SqlFunction.Body body) {
      this.body = body;
    }

    @Override
    public Object apply(Object first, Object second) {
      return nullSafe(body, first, second);
    }
  }

  private static final class Three extends AbstractFunction3<Object, Object, Object, Object>
      implements Serializable {
    private static final long serialVersionUID = 1L;
    private final SqlFunction.Body body;

    private Three(SqlFunction.Body body) {
      this.body = body;
    }

    @Override
    public Object apply(Object first, Object second, Object third) {
      return nullSafe(body, first, second, third);
    }
  }
}
