package io.mastic.runtime.sparksql;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat;
import org.apache.hadoop.mapred.JobConf;

/** Files of Avro without those that are left out. */
public final class LeftOutAvro extends AvroContainerInputFormat {

  @Override
  protected FileStatus[] listStatus(JobConf job) throws IOException {
    return LeftOut.without(super.listStatus(job), getInputPaths(job));
  }
}
