package io.mastic.stacks.resource;

import io.mastic.objects.ObjectInfo;
import io.mastic.objects.ObjectListing;
import io.mastic.objects.S3Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Brings files into a bucket, and takes away there what was not among them. */
final class FileDeployment {

  private static final int PAGE = 1_000;

  /** Larger files have no markers in them. */
  private static final int LARGEST_TEXT = 16 << 20;

  private final S3Store objects;
  private final FileTarget to;
  private final Set<String> brought = new HashSet<>();

  FileDeployment(S3Store objects, FileTarget to) {
    this.objects = objects;
    this.to = to;
  }

  /** All files of an archive. */
  void extract(String bucket, String key, SourceMarkers markers) {
    try (ZipInputStream zip = new ZipInputStream(objects.read(bucket, key, 0, -1))) {
      boolean isArchive = false;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        isArchive = true;
        if (!entry.isDirectory()) {
          put(entry.getName(), markers.isNone() ? zip : filled(zip, entry.getName(), markers));
        }
      }
      if (!isArchive) {
        throw invalid("s3://" + bucket + "/" + key + " is no zip archive");
      }
    } catch (IOException e) {
      throw invalid("s3://" + bucket + "/" + key + " cannot be read: " + e.getMessage());
    }
  }

  private static InputStream filled(InputStream file, String name, SourceMarkers markers)
      throws IOException {
    byte[] bytes = file.readNBytes(LARGEST_TEXT + 1);
    if (bytes.length > LARGEST_TEXT) {
      throw invalid(name + " is too large for markers in it");
    }
    return new ByteArrayInputStream(markers.fill(bytes));
  }

  private static ResourceException invalid(String message) {
    return ResourceException.handler(message, "InvalidRequest", null);
  }

  /** An archive as it is. */
  void copy(String bucket, String key) {
    try (InputStream body = objects.read(bucket, key, 0, -1)) {
      put(key.substring(key.lastIndexOf('/') + 1), body);
    } catch (IOException e) {
      throw invalid("s3://" + bucket + "/" + key + " cannot be read: " + e.getMessage());
    }
  }

  private void put(String name, InputStream body) {
    String type = URLConnection.guessContentTypeFromName(name);
    String key = to.prefix() + name;
    objects.put(to.bucket(), key, body, type == null ? "application/octet-stream" : type);
    brought.add(key);
  }

  /** Deletes all that was not brought. */
  void prune() {
    @Nullable String after = null;
    do {
      ObjectListing page = objects.list(to.bucket(), to.prefix(), null, after, PAGE);
      page.objects().stream()
          .map(ObjectInfo::key)
          .filter(key -> !brought.contains(key))
          .forEach(key -> objects.delete(to.bucket(), key));
      after = page.nextAfter();
    } while (after != null);
  }
}
