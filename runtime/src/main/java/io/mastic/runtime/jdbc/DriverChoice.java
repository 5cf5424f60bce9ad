package io.mastic.runtime.jdbc;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which driver speaks to a database: the one that is named, out of a jar that is named, or the one
 * of the class path that takes the URL.
 *
 * @param className of {@link Driver}; null to go by the URL
 * @param jar where on S3 it is; null for the class path
 */
public record DriverChoice(@Nullable String className, @Nullable String jar) {

  static final DriverChoice BY_URL = new DriverChoice(null, null);

  static DriverChoice of(Optional<String> className, Optional<String> jar) {
    return new DriverChoice(
        className.filter(name -> !name.isBlank()).orElse(null),
        jar.filter(path -> !path.isBlank()).orElse(null));
  }

  DriverChoice over(DriverChoice other) {
    return className == null && jar == null ? other : this;
  }

  /**
   * The options by which Spark finds it.
   *
   * @throws IllegalArgumentException saying how to bring a driver that is not here
   */
  Map<String, String> options(String url) {
    if (jar != null) {
      return Map.of(
          "driver",
          BorrowedDriver.class.getName(),
          BorrowedDriver.JAR,
          jar,
          BorrowedDriver.CLASS,
          className == null ? "" : className);
    }
    Driver driver = driver(url);
    return driver instanceof LentDriver lent
        ? new DriverChoice(lent.className(), lent.jar()).options(url)
        : Map.of("driver", driver.getClass().getName());
  }

  /** As above. */
  Driver driver(String url) {
    if (jar != null) {
      return new BorrowedDriver();
    }
    if (className == null) {
      try {
        return DriverManager.getDriver(url);
      } catch (SQLException none) {
        throw new IllegalArgumentException(
            "There is no JDBC driver for jdbc:"
                + DatabaseDialect.vendor(url)
                + ": here. "
                + howTo(),
            none);
      }
    }
    try {
      return Class.forName(className, true, Thread.currentThread().getContextClassLoader())
          .asSubclass(Driver.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException(
          "The JDBC driver " + className + " is not on the job's class path. " + howTo(), e);
    }
  }

  private static String howTo() {
    return "Drivers of PostgreSQL, MySQL, MariaDB and SQL Server come with Mastic and need no class"
        + " name; for others put the vendor's jar into a bucket and name it in the job's"
        + " --extra-jars, or in the options customJdbcDriverS3Path and customJdbcDriverClassName";
  }
}
