package io.mastic.runtime.progress;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.execution.datasources.FilePartition;
import org.apache.spark.sql.execution.datasources.FileScanRDD;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import scala.collection.JavaConverters;

/** Which files an RDD is made of, whatever was done with them on the way. */
final class ScannedFiles {

  private ScannedFiles() {}

  /** Folders and how many files were read in each; those of partitions are one. */
  static Map<String, Long> of(RDD<?> rdd) {
    Set<Path> files = new LinkedHashSet<>();
    Set<Integer> seen = new HashSet<>();
    Deque<RDD<?>> left = new ArrayDeque<>();
    left.push(rdd);
    while (!left.isEmpty()) {
      RDD<?> next = left.pop();
      if (!seen.add(next.id())) {
        continue;
      }
      if (next instanceof FileScanRDD scan) {
        for (FilePartition partition : JavaConverters.seqAsJavaList(scan.filePartitions())) {
          for (PartitionedFile file : partition.files()) {
            files.add(file.toPath());
          }
        }
      }
      JavaConverters.seqAsJavaList(next.dependencies())
          .forEach(dependency -> left.push(dependency.rdd()));
    }
    Map<String, Long> folders = new TreeMap<>();
    files.forEach(file -> folders.merge(folder(file), 1L, Long::sum));
    return folders;
  }

  private static String folder(Path file) {
    Path folder = file.getParent();
    while (folder.getName().indexOf('=') > 0) {
      folder = folder.getParent();
    }
    return folder.toString();
  }
}
