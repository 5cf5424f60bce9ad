package io.mastic.objects.remote;

import io.mastic.objects.OpenObject;
import io.mastic.objects.StoredObject;
import java.io.InputStream;
import software.amazon.awssdk.services.s3.S3Client;

/** An object of the remote; its ETag makes sure that the bytes are those of the facts. */
record RemoteObject(S3Client s3, String bucket, StoredObject object) implements OpenObject {

  @Override
  public InputStream read(long offset, long length) {
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    String range = "bytes=" + offset + "-" + (offset + length - 1);
    return Remote.call(
        () ->
            s3.getObject(
                r ->
                    r.bucket(bucket)
                        .key(object.info().key())
                        .range(range)
                        .ifMatch("\"" + object.info().etag() + "\"")));
  }

  @Override
  public void close() {}
}
