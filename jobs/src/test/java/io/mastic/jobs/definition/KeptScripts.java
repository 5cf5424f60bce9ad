package io.mastic.jobs.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Db;
import io.mastic.objects.ObjectStoreException;
import io.mastic.objects.S3Uri;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Scripts in memory, by their locations, of an S3 for which nobody else may have to wait. */
public record KeptScripts(Map<String, String> scripts, Db db) implements MadeScripts.ScriptFolder {

  @Override
  public void put(S3Uri place, String script) {
    checkOthersCanWrite();
    scripts.put(place.toString(), script);
  }

  @Override
  public String text(S3Uri place) {
    checkOthersCanWrite();
    String script = scripts.get(place.toString());
    if (script == null) {
      throw ObjectStoreException.noSuchKey(place.key());
    }
    return script;
  }

  /** Meanwhile somebody else writes to the database: no transaction is open. */
  private void checkOthersCanWrite() {
    assertThat(CompletableFuture.runAsync(() -> db.writeOnly(h -> {})))
        .succeedsWithin(Duration.ofSeconds(4));
  }
}
