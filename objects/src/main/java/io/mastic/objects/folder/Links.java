package io.mastic.objects.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.mastic.objects.ObjectStoreException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Symbolic links below the buckets' root are no objects and no folders. Whoever can write a file
 * there (a job can) could otherwise make this server read, list, overwrite or delete what lies
 * elsewhere on the disk. The root itself, and all above it, may be links: the owner chose them.
 *
 * <p>Folders are looked at before a file is opened, which follows no link, and again afterwards: a
 * folder that is swapped for a link in between is noticed.
 */
final class Links {

  private Links() {}

  static boolean isFolder(Path path) {
    return Files.isDirectory(path, NOFOLLOW_LINKS);
  }

  static boolean isFile(Path path) {
    return Files.isRegularFile(path, NOFOLLOW_LINKS);
  }

  static boolean isThere(Path path) {
    return Files.exists(path, NOFOLLOW_LINKS);
  }

  /** Whether no link stands between a bucket's folder and a path's last name. */
  static boolean isClear(Path bucket, Path path) {
    Path at = bucket;
    int depth = bucket.getNameCount();
    for (int i = depth; i < path.getNameCount() - 1; i++) {
      at = at.resolve(path.getName(i));
      if (Files.isSymbolicLink(at)) {
        return false;
      }
    }
    return true;
  }

  static ObjectStoreException inTheWay() {
    return new ObjectStoreException(
        403,
        "AccessDenied",
        "A symbolic link stands in the way of this key, and links are not followed");
  }
}
