package io.mastic.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import io.mastic.app.data.Permissions;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The log of a server, as its options want it: the lines about runs, crawls and workflows, and the
 * record of changes.
 */
public final class ServerLog implements AutoCloseable {

  /** What began and what ended. */
  public static final String EVENTS = "io.mastic.events";

  /** Who changed what. */
  public static final String AUDIT = "io.mastic.audit";

  private static final String STDERR = "stderr";
  private static final FileSize LARGEST = new FileSize(20 * FileSize.MB_COEFFICIENT);
  private static final int KEPT = 9;

  private final Logger audit;
  private final ch.qos.logback.core.Appender<ILoggingEvent> appender;

  private ServerLog(Logger audit, ch.qos.logback.core.Appender<ILoggingEvent> appender) {
    this.audit = audit;
    this.appender = appender;
  }

  /** Has stderr show the lines in that format, with those about what began and ended. */
  public static void onStderr(LogFormat format) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (stderr(context) instanceof ConsoleAppender<ILoggingEvent> console
        && console.getEncoder() instanceof LineEncoder lines) {
      lines.show(format);
    }
    context.getLogger(EVENTS).setAdditive(true);
  }

  /**
   * Begins the record of changes.
   *
   * @param logs the directory for its file
   */
  public static ServerLog open(AuditTo audit, LogFormat format, Path logs) throws IOException {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger logger = context.getLogger(AUDIT);
    ch.qos.logback.core.Appender<ILoggingEvent> appender =
        switch (audit) {
          case FILE -> file(context, format, logs);
          case STDERR -> stderr(context);
          case OFF -> null;
        };
    logger.setAdditive(false);
    if (appender == null) {
      logger.setLevel(Level.OFF);
      return new ServerLog(logger, new ch.qos.logback.core.helpers.NOPAppender<>());
    }
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
    return new ServerLog(logger, appender);
  }

  private static ch.qos.logback.core.Appender<ILoggingEvent> stderr(LoggerContext context) {
    return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(STDERR);
  }

  private static RollingFileAppender<ILoggingEvent> file(
      LoggerContext context, LogFormat format, Path logs) throws IOException {
    Path file = logs.resolve("audit.log");
    Permissions.closeDirectory(logs);
    Permissions.createFile(file);
    LineEncoder encoder = new LineEncoder();
    encoder.show(format);
    encoder.setContext(context);
    encoder.start();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("audit " + file);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(logs.resolve("audit.%i.log.gz").toString());
    rolling.setMinIndex(1);
    rolling.setMaxIndex(KEPT);
    rolling.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(LARGEST);
    trigger.start();
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(trigger);
    appender.start();
    return appender;
  }

  @Override
  public void close() {
    audit.detachAppender(appender);
    if (appender instanceof RollingFileAppender) {
      appender.stop();
    }
  }
}
