package io.mastic.contract;

import software.amazon.awssdk.services.glue.GlueClient;

/**
 * AWS's verbs on one noun: a class overrides the operations that it serves, each a few lines. What
 * nobody overrides is not there, and answers so.
 */
public interface GlueOperations extends GlueClient {

  @Override
  default String serviceName() {
    return SERVICE_NAME;
  }

  /** There is nothing to close: an operations object lives as long as its server. */
  @Override
  default void close() {}
}
