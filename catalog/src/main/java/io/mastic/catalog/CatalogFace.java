package io.mastic.catalog;

import software.amazon.awssdk.services.glue.GlueClient;

/** What the classes of AWS verbs share: they serve, and hold nothing open. */
interface CatalogFace extends GlueClient {

  @Override
  default String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  default void close() {}
}
