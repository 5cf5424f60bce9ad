package io.mastic.jobs.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mastic.contract.Errors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** A bare directory of git. Nothing of it is ever executed: JGit knows no hooks of others. */
final class GitDirectory implements AutoCloseable {

  /** A script of more is none. */
  private static final int MOST_BYTES = 10_000_000;

  private final Repository repository;

  private GitDirectory(Repository repository) {
    this.repository = repository;
  }

  /**
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if it is none
   */
  static GitDirectory open(Path directory) {
    try {
      return new GitDirectory(
          new FileRepositoryBuilder()
              .setGitDir(directory.toFile())
              .setBare()
              .setMustExist(true)
              .build());
    } catch (IOException e) {
      throw Errors.entityNotFound("There is no bare repository " + directory + ".");
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  private static String reference(String branch) {
    return Constants.R_HEADS + branch;
  }

  /**
   * The commit that is meant: the branch's newest one, or one by its id.
   *
   * @throws software.amazon.awssdk.services.glue.model.EntityNotFoundException if there is none
   */
  ObjectId commit(String branch, @Nullable String id) throws IOException {
    ObjectId found =
        id != null && ObjectId.isId(id)
            ? ObjectId.fromString(id)
            : id == null ? repository.resolve(reference(branch)) : null;
    if (found == null || !repository.getObjectDatabase().has(found)) {
      throw Errors.entityNotFound(
          id == null ? "There is no branch " + branch + "." : "There is no commit " + id + ".");
    }
    return found;
  }

  Optional<String> text(ObjectId commit, String path) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = TreeWalk.forPath(repository, path, walk.parseCommit(commit).getTree())) {
      if (tree == null || tree.getFileMode(0).getObjectType() != Constants.OBJ_BLOB) {
        return Optional.empty();
      }
      byte[] bytes = repository.open(tree.getObjectId(0)).getCachedBytes(MOST_BYTES);
      return Optional.of(new String(bytes, UTF_8));
    }
  }

  /** Who commits, and why. */
  record Signature(String author, Instant at, String message) {}

  /**
   * Commits files on top of a branch, which begins with them if there is none of that name.
   *
   * @param expected the commit that the branch must be at; null for any
   * @return the new commit, or the one that has these files already
   * @throws software.amazon.awssdk.services.glue.model.ConcurrentModificationException if the
   *     branch is at another one
   */
  ObjectId write(
      String branch, @Nullable String expected, Map<String, String> files, Signature signature)
      throws IOException {
    ObjectId head = repository.resolve(reference(branch));
    if (expected != null && (head == null || !head.name().equals(expected))) {
      throw moved(branch);
    }
    try (ObjectInserter objects = repository.newObjectInserter();
        RevWalk walk = new RevWalk(repository)) {
      RevCommit parent = head == null ? null : walk.parseCommit(head);
      ObjectId tree = tree(parent, files, objects);
      if (parent != null && parent.getTree().equals(tree)) {
        return parent;
      }
      PersonIdent author = new PersonIdent(signature.author(), "", signature.at(), ZoneOffset.UTC);
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree);
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage(signature.message());
      if (parent != null) {
        commit.setParentId(parent);
      }
      ObjectId id = objects.insert(commit);
      objects.flush();
      RefUpdate update = repository.updateRef(reference(branch));
      update.setExpectedOldObjectId(head == null ? ObjectId.zeroId() : head);
      update.setNewObjectId(id);
      RefUpdate.Result result = update.update(walk);
      if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
        throw moved(branch);
      }
      return id;
    }
  }

  private ObjectId tree(
      @Nullable RevCommit parent, Map<String, String> files, ObjectInserter objects)
      throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    if (parent != null) {
      try (ObjectReader reader = repository.newObjectReader();
          TreeWalk walk = new TreeWalk(reader)) {
        walk.addTree(parent.getTree());
        walk.setRecursive(true);
        while (walk.next()) {
          if (!files.containsKey(walk.getPathString())) {
            DirCacheEntry kept = new DirCacheEntry(walk.getRawPath());
            kept.setFileMode(walk.getFileMode(0));
            kept.setObjectId(walk.getObjectId(0));
            builder.add(kept);
          }
        }
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey());
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(objects.insert(Constants.OBJ_BLOB, file.getValue().getBytes(UTF_8)));
      builder.add(entry);
    }
    builder.finish();
    return index.writeTree(objects);
  }

  private static RuntimeException moved(String branch) {
    return Errors.concurrentModification(
        "The branch " + branch + " is at another commit; read it first.");
  }
}
