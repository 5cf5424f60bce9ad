package io.mastic.app.crawls;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.ObjectStore;
import io.mastic.objects.ObjectStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this machine as the one bucket of a store that is only read. Links are not followed;
 * the files are those that were there at the beginning.
 */
public final class LocalFolder implements ObjectStore {

  /** The bucket. */
  public static final String BUCKET = "local";

  /** Keys are in the order of their bytes in UTF-8, which is that of code points. */
  private static final Comparator<String> ORDER =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private final NavigableMap<String, Path> files = new TreeMap<>(ORDER);
  private final Path root;

  public LocalFolder(Path root) throws IOException {
    this.root = root.toRealPath();
    try (Stream<Path> found = Files.walk(this.root)) {
      found
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .forEach(file -> files.put(key(file), file));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  private String key(Path file) {
    List<String> steps = new ArrayList<>();
    root.relativize(file).forEach(step -> steps.add(step.toString()));
    return String.join("/", steps);
  }

  /** What is said of the bucket, said of the folder. */
  public String named(String sentence) {
    return sentence
        .replace("s3://" + BUCKET + "/", root + "/")
        .replace("s3://" + BUCKET, root.toString());
  }

  @Override
  public boolean bucketExists(String bucket) {
    return bucket.equals(BUCKET);
  }

  @Override
  public Optional<ObjectInfo> find(String bucket, String key) {
    return Optional.ofNullable(files.get(key)).map(file -> info(key, file));
  }

  private static ObjectInfo info(String key, Path file) {
    try {
      return new ObjectInfo(
          key, Files.size(file), Files.getLastModifiedTime(file).toInstant(), "local");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream read(String bucket, String key, long offset, long length) {
    Path file = files.get(key);
    if (file == null || !Files.exists(file)) {
      throw ObjectStoreException.noSuchKey(key);
    }
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.min(offset, Files.size(file)));
      int most = length < 0 ? Integer.MAX_VALUE : (int) Math.min(length, Integer.MAX_VALUE);
      return new ByteArrayInputStream(in.readNBytes(most));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ObjectListing list(
      String bucket, String prefix, @Nullable String delimiter, @Nullable String after, int limit) {
    List<ObjectInfo> objects = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    String last = null;
    String from = after == null || ORDER.compare(after, prefix) < 0 ? prefix : after;
    for (var file : files.tailMap(from, true).entrySet()) {
      String key = file.getKey();
      if (!key.startsWith(prefix)) {
        break;
      }
      int end = delimiter == null ? -1 : key.indexOf(delimiter, prefix.length());
      String name = end < 0 ? key : key.substring(0, end + 1);
      boolean isGiven = after != null && ORDER.compare(name, after) <= 0;
      if (isGiven || name.equals(last)) {
        continue;
      }
      if (objects.size() + folders.size() == limit) {
        return new ObjectListing(objects, folders, last);
      }
      last = name;
      if (end < 0) {
        objects.add(info(key, file.getValue()));
      } else {
        folders.add(name);
      }
    }
    return new ObjectListing(objects, folders, null);
  }

  @Override
  public ObjectInfo put(String bucket, String key, byte[] content, @Nullable String contentType) {
    throw new UnsupportedOperationException("The folder " + root + " is only read");
  }

  @Override
  public void delete(String bucket, String key) {
    throw new UnsupportedOperationException("The folder " + root + " is only read");
  }

  @Override
  public Optional<Path> localFile(String bucket, String key) {
    return Optional.ofNullable(files.get(key));
  }

  @Override
  public Optional<Path> localRoot() {
    return Optional.empty();
  }
}
