package io.mastic.app;

import picocli.CommandLine.IVersionProvider;

/** Says which versions are at work. */
public final class Version implements IVersionProvider {

  public static final String MASTIC = "0.1.0";

  @Override
  public String[] getVersion() {
    return new String[] {
      "mastic " + MASTIC,
      "glue 5.0 (Spark 3.5.7, Scala 2.12)",
      "java " + System.getProperty("java.version")
    };
  }
}
