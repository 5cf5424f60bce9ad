package io.mastic.runtime.sparksql;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;

/** Local files that are listed as an object store's are, with a note of what was asked. */
public final class FlatFileSystem extends RawLocalFileSystem {

  static final List<String> ASKED = new ArrayList<>();

  @Override
  public URI getUri() {
    return URI.create("flat:///");
  }

  @Override
  public String getScheme() {
    return "flat";
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    synchronized (ASKED) {
      ASKED.add("folder " + path.getName());
    }
    return super.listStatus(path);
  }

  @Override
  public RemoteIterator<LocatedFileStatus> listFiles(Path path, boolean recursive)
      throws IOException {
    synchronized (ASKED) {
      ASKED.add("prefix " + path.getName());
    }
    List<LocatedFileStatus> found = new ArrayList<>();
    try (Stream<java.nio.file.Path> all = Files.walk(pathToFile(path).toPath())) {
      for (java.nio.file.Path file : all.filter(Files::isRegularFile).toList()) {
        found.add(new LocatedFileStatus(getFileStatus(new Path("flat:" + file)), null));
      }
    }
    Iterator<LocatedFileStatus> each = found.iterator();
    return new RemoteIterator<>() {
      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public LocatedFileStatus next() {
        return each.next();
      }
    };
  }
}
