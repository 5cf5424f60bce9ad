package io.mastic.runtime.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.jspecify.annotations.Nullable;

/**
 * A driver out of a jar on S3, which two properties of the connection name. Each jar has classes of
 * its own, so that a job may have two versions of one driver; whoever asks DriverManager afterwards
 * finds it, too.
 */
public final class BorrowedDriver implements Driver {

  /** Where the jar is. */
  static final String JAR = "mastic.driver.jar";

  /** The driver's class; may be empty if the jar says it as a service. */
  static final String CLASS = "mastic.driver.class";

  private static final Map<String, Driver> LOADED = new ConcurrentHashMap<>();

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    Properties rest = new Properties();
    info.stringPropertyNames().forEach(name -> rest.setProperty(name, info.getProperty(name)));
    String jar = (String) rest.remove(JAR);
    String name = (String) rest.remove(CLASS);
    return jar == null ? null : load(jar, name == null ? "" : name).connect(url, rest);
  }

  private static Driver load(String jar, String name) {
    return LOADED.computeIfAbsent(
        jar + " " + name,
        key -> {
          Driver driver = open(jar, name);
          try {
            DriverManager.registerDriver(new LentDriver(driver, jar, name));
          } catch (SQLException e) {
            throw new IllegalStateException("DriverManager takes no driver", e);
          }
          return driver;
        });
  }

  private static Driver open(String jar, String name) {
    try {
      URLClassLoader classes = new OwnFirst(new URL[] {fetched(jar).toURI().toURL()});
      if (!name.isEmpty()) {
        return classes.loadClass(name).asSubclass(Driver.class).getConstructor().newInstance();
      }
      for (Driver driver : ServiceLoader.load(Driver.class, classes)) {
        if (driver.getClass().getClassLoader() == classes) {
          return driver;
        }
      }
      throw new IllegalArgumentException(
          jar + " says no driver's class: name it in customJdbcDriverClassName");
    } catch (IOException e) {
      throw new UncheckedIOException("The JDBC driver " + jar + " cannot be read", e);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException("There is no JDBC driver " + name + " in " + jar, e);
    }
  }

  private static File fetched(String jar) throws IOException {
    File copy = Files.createTempFile("driver", ".jar").toFile();
    SparkEnv spark = SparkEnv.get();
    Configuration configuration =
        spark == null ? new Configuration() : SparkHadoopUtil.get().newConfiguration(spark.conf());
    Path path = new Path(jar);
    path.getFileSystem(configuration).copyToLocalFile(false, path, new Path(copy.toURI()), true);
    copy.deleteOnExit();
    return copy;
  }

  /** Classes of the jar itself win over those of the same name that come with Mastic. */
  private static final class OwnFirst extends URLClassLoader {

    OwnFirst(URL[] jars) {
      super("borrowed-driver", jars, BorrowedDriver.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> own = findLoadedClass(name);
        if (own == null && !name.startsWith("java.")) {
          try {
            own = findClass(name);
          } catch (ClassNotFoundException notThere) {
            own = null;
          }
        }
        return own == null ? super.loadClass(name, resolve) : own;
      }
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return false;
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("It logs by slf4j, if at all");
  }
}
