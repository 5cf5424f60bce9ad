package io.mastic.app.command;

import io.mastic.app.Settings;
import io.mastic.app.logging.AuditTo;
import io.mastic.app.logging.LogFormat;
import picocli.CommandLine.Option;

/** The options that say what the server writes about its work. */
final class LogOptions {

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      description =
          "How the lines of the log and of the audit look (default: text). MASTIC_LOG=INFO or DEBUG"
              + " shows more of them.")
  private LogFormat format = LogFormat.TEXT;

  @Option(
      names = "--audit",
      paramLabel = "file|stderr|off",
      description =
          "Where each change is recorded, with who made it: logs/audit.log of the data directory,"
              + " or stderr (default: file).")
  private AuditTo audit = AuditTo.FILE;

  Settings.Records records() {
    return new Settings.Records(format, audit);
  }
}
