package io.mastic.runtime.source;

import io.mastic.runtime.frame.Sparks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** The row groups of the Parquet files of a folder. */
final class ParquetGroups {

  private ParquetGroups() {}

  static List<Long> of(String folder) throws IOException {
    Configuration conf = Sparks.session().sessionState().newHadoopConf();
    List<Long> rows = new ArrayList<>();
    Path path = new Path(folder);
    for (FileStatus file : path.getFileSystem(conf).listStatus(path)) {
      try (ParquetFileReader reader =
          ParquetFileReader.open(HadoopInputFile.fromStatus(file, conf))) {
        reader.getRowGroups().stream().map(BlockMetaData::getRowCount).forEach(rows::add);
      }
    }
    return rows;
  }
}
