package io.mastic.runtime.sparksql;

import java.util.function.Supplier;
import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Map$;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;

/** What cannot be done, as Spark's AnalysisException, which scripts catch. */
final class Refusal {

  private Refusal() {}

  /** To be thrown: {@code throw Refusal.of(...)}. */
  static RuntimeException of(String message) {
    return because(message, null);
  }

  static RuntimeException because(String message, @Nullable Throwable cause) {
    return thrown(
        new AnalysisException(
            message,
            Option.empty(),
            Option.empty(),
            Option.apply(cause),
            Option.empty(),
            Map$.MODULE$.empty(),
            new QueryContext[0]));
  }

  static RuntimeException noTable(String database, String table) {
    return thrown(new NoSuchTableException(database, table));
  }

  /**
   * What the Data Catalog refuses is told with the thing that was asked of it; that something is
   * missing or there already, the caller knows how to say.
   */
  static <T> T named(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (EntityNotFoundException | AlreadyExistsException expected) {
      throw expected;
    } catch (GlueException refused) {
      String said =
          refused.awsErrorDetails() == null || refused.awsErrorDetails().errorMessage() == null
              ? refused.getMessage()
              : refused.awsErrorDetails().errorMessage();
      throw because("The Data Catalog refused " + what + ": " + said, refused);
    }
  }

  /** Scala's exceptions are checked for javac, its methods declare none. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <E extends Throwable> RuntimeException thrown(Throwable e) throws E {
    throw (E) e;
  }
}
