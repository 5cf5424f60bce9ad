package io.mastic.runtime.sparksql;

import java.lang.reflect.Field;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import org.apache.spark.sql.internal.SharedState;
import scala.runtime.BoxedUnit;

/**
 * Gives a session that Spark's own builder made the catalog of its context's default session. A
 * builder that makes the context, too (spark-shell, programs in Java and Scala), goes on to make a
 * session of its own after {@link CatalogPlugin} did, and would silently see another catalog.
 *
 * <p>Spark finds this by the service loader and asks it while the session's parser is made, which
 * is before its catalog is.
 */
public final class BuiltSessions implements SparkSessionExtensionsProvider {

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectParser(
        (session, parser) -> {
          CatalogSession.stateOf(session.sparkContext())
              .filter(state -> session.sharedState() != state)
              .ifPresent(state -> share(session, state));
          return parser;
        });
    extensions.injectPostHocResolutionRule(session -> new LeftOutRule());
    extensions.injectPostHocResolutionRule(session -> new NullPartitionsRule());
    return BoxedUnit.UNIT;
  }

  private static void share(SparkSession session, SharedState state) {
    try {
      Field shared = SparkSession.class.getDeclaredField("sharedState");
      shared.setAccessible(true);
      shared.set(session, state);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "This session was made without the Data Catalog, and cannot be given it: make the"
              + " SparkContext first, then the session",
          e);
    }
  }
}
