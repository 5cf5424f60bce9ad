package io.mastic.kernel.http;

/** The ways in which AWS's services are spoken to. */
public enum Protocol {
  /** S3's REST with XML; bodies flow. */
  S3,
  /** A JSON object by POST, the operation in {@code X-Amz-Target}; versions 1.0 and 1.1. */
  JSON,
  /** Methods and paths, with JSON. */
  REST_JSON,
  /** Smithy RPC v2: a map by POST and a path that names the operation, in CBOR. */
  RPC_V2_CBOR,
  /** A form with {@code Action}, answered in XML. */
  QUERY,
  /** EC2's form of the query protocol, whose errors look another way. */
  EC2
}
