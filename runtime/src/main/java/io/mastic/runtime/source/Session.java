package io.mastic.runtime.source;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** A setting of the session for the time of one step, after which it is what the script made it. */
public final class Session {

  private Session() {}

  public static <T> T during(SparkSession session, String setting, String value, Supplier<T> step) {
    scala.Option<String> before = session.conf().getOption(setting);
    session.conf().set(setting, value);
    try {
      return step.get();
    } finally {
      if (before.isDefined()) {
        session.conf().set(setting, before.get());
      } else {
        session.conf().unset(setting);
      }
    }
  }
}
