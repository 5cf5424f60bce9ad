package io.mastic.app;

import io.mastic.jobs.definition.MadeScripts;
import io.mastic.kernel.Caller;
import io.mastic.kernel.access.Ask;
import io.mastic.kernel.access.Authorizer;
import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.S3Uri;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Scripts of visual jobs, written only where who makes the job may write. */
record PermittedScripts(Authorizer authorizer, ObjectStore objects)
    implements MadeScripts.ScriptFolder {

  @Override
  public void put(S3Uri place, String script) {
    String arn = "arn:aws:s3:::" + place.bucket() + "/" + place.key();
    authorizer.check(new Ask(Caller.current(), "s3", "PutObject", List.of(arn)));
    ObjectInfo unused =
        objects.put(
            place.bucket(),
            place.key(),
            script.getBytes(StandardCharsets.UTF_8),
            "text/x-python; charset=utf-8");
  }
}
