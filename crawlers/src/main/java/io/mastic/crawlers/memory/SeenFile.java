package io.mastic.crawlers.memory;

import io.mastic.crawlers.detect.Look;
import io.mastic.objects.ObjectInfo;

/** A file that was looked at, and what it was taken for. */
public record SeenFile(String key, long size, String etag, Look look) {

  /** Whether it is as it was. */
  boolean is(ObjectInfo file) {
    return key.equals(file.key()) && size == file.size() && etag.equals(file.etag());
  }
}
