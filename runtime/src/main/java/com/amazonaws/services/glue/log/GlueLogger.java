package com.amazonaws.services.glue.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logger of scripts.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging-enable.html">logging
 *     in scripts</a>
 */
public class GlueLogger {
  private static final Logger LOG = LoggerFactory.getLogger("GlueLogger");

  public void info(String message) {
    LOG.info("{}", message);
  }

  public void warn(String message) {
    LOG.warn("{}", message);
  }

  public void error(String message) {
    LOG.error("{}", message);
  }

  public void debug(String message) {
    LOG.debug("{}", message);
  }

  public void fatal(String message) {
    LOG.error("FATAL {}", message);
  }
}
