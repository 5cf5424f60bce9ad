package io.mastic.jobs.definition;

import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import java.util.Map;

/** Scripts in memory, by their locations. */
public record KeptScripts(Map<String, String> scripts) implements MadeScripts.ScriptFolder {

  @Override
  public void put(S3Uri place, String script) {
    scripts.put(place.toString(), script);
  }

  @Override
  public String text(S3Uri place) {
    String script = scripts.get(place.toString());
    if (script == null) {
      throw ObjectStoreException.noSuchKey(place.key());
    }
    return script;
  }
}
