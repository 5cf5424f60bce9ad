package io.mastic.catalog.tag;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mastic.contract.Errors;
import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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

  /** A thing and its tags. */
  public record Tagged(String arn, Map<String, String> tags) {}

  /**
   * What of the caller's account and region carries a tag whose key or value holds a text, whatever
   * the case of its ASCII letters; in the order of ARNs.
   */
  public List<Tagged> search(Caller caller, String text, int most) {
    String own = Arns.glue(caller, "", "");
    String mine = own.substring(0, own.lastIndexOf(':') + 1);
    String wanted = text.toLowerCase(Locale.ROOT);
    return db.read(
        h -> {
          try (Stream<Tagged> all =
              h
                  .createQuery(
                      "SELECT arn, document FROM catalog_tags WHERE arn >= :from AND arn < :to"
                          + " AND document <> '{}' ORDER BY arn")
                  .bind("from", mine)
                  .bind("to", mine.substring(0, mine.length() - 1) + (char) (':' + 1))
                  .map((rs, context) -> new Tagged(rs.getString(1), parsed(rs.getString(2))))
                  .stream()) {
            return all.filter(one -> carries(one, wanted)).limit(most).toList();
          }
        });
  }

  private static boolean carries(Tagged one, String wanted) {
    return one.tags().entrySet().stream()
        .anyMatch(
            tag ->
                tag.getKey().toLowerCase(Locale.ROOT).contains(wanted)
                    || tag.getValue().toLowerCase(Locale.ROOT).contains(wanted));
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
    return parsed(document.orElseThrow(() -> Errors.entityNotFound("Entity not found: " + arn)));
  }

  private static Map<String, String> parsed(String document) {
    try {
      return Json.MAPPER.readValue(document, MAP);
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
