package io.mastic.catalog.tag;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mastic.contract.Errors;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The tags of everything that can carry them, in all rooms.
 *
 * <p>A room calls {@link #put} in the transaction that creates a thing, also without tags, and
 * {@link #delete} in the one that deletes it; what was never put is not there to be tagged.
 */
public final class Tags {

  private static final int MOST = 50;
  private static final TypeReference<TreeMap<String, String>> MAP = new TypeReference<>() {};

  private final Db db;

  public Tags(Db db) {
    this.db = db;
  }

  /** The tags of a new thing. */
  public void put(Handle h, String arn, Map<String, String> tags) {
    check(tags);
    h.createUpdate(
            "INSERT INTO catalog_tags (arn, document) VALUES (:arn, :document)"
                + " ON CONFLICT (arn) DO UPDATE SET document = excluded.document")
        .bind("arn", arn)
        .bind("document", Json.write(new TreeMap<>(tags)))
        .execute();
  }

  /** Takes a thing's tags away with it. */
  public void delete(Handle h, String arn) {
    h.createUpdate("DELETE FROM catalog_tags WHERE arn = :arn").bind("arn", arn).execute();
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if nothing has that
   *     ARN
   */
  public Map<String, String> load(String arn) {
    return db.read(h -> read(h, arn));
  }

  /** Adds tags; a key that is there gets the new value. */
  public void add(String arn, Map<String, String> more) {
    db.writeOnly(
        h -> {
          Map<String, String> tags = read(h, arn);
          tags.putAll(more);
          put(h, arn, tags);
        });
  }

  /** Takes tags away; a key that is not there is no error. */
  public void remove(String arn, Collection<String> keys) {
    db.writeOnly(
        h -> {
          Map<String, String> tags = read(h, arn);
          tags.keySet().removeAll(keys);
          put(h, arn, tags);
        });
  }

  private static Map<String, String> read(Handle h, String arn) {
    Optional<String> document =
        h.createQuery("SELECT document FROM catalog_tags WHERE arn = :arn")
            .bind("arn", arn)
            .mapTo(String.class)
            .findOne();
    try {
      return Json.MAPPER.readValue(
          document.orElseThrow(() -> Errors.entityNotFound("Entity not found: " + arn)), MAP);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw Errors.invalidInput("A resource can have at most " + MOST + " tags.");
    }
    if (tags.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
      throw Errors.invalidInput("Tag keys beginning with aws: are reserved.");
    }
  }
}
