package io.mastic.app;

import io.mastic.jobs.definition.MadeScripts;
import io.mastic.kernel.Caller;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.S3Uri;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Scripts of jobs, written and read only where who asks for it may. */
record PermittedScripts(Authorizer authorizer, ObjectStore objects)
    implements MadeScripts.ScriptFolder {

  @Override
  public void put(S3Uri place, String script) {
    check("PutObject", place);
    ObjectInfo unused =
        objects.put(
            place.bucket(),
            place.key(),
            script.getBytes(StandardCharsets.UTF_8),
            "text/x-python; charset=utf-8");
  }

  @Override
  public String text(S3Uri place) {
    check("GetObject", place);
    try (InputStream bytes = objects.read(place.bucket(), place.key(), 0, -1)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(String operation, S3Uri place) {
    String arn = "arn:aws:s3:::" + place.bucket() + "/" + place.key();
    authorizer.check(new Ask(Caller.current(), "s3", operation, List.of(arn)));
  }
}
