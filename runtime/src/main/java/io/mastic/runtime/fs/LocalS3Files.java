package io.mastic.runtime.fs;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;

/** The same files for Hadoop's FileContext, which streaming checkpoints use. */
public final class LocalS3Files extends DelegateToFileSystem {

  public LocalS3Files(URI uri, Configuration conf) throws IOException, URISyntaxException {
    // An authority is always there; asking Hadoop to insist on it would make it insist on a port as
    // well.
    super(uri, new LocalS3FileSystem(), conf, uri.getScheme(), false);
  }

  @Override
  public int getUriDefaultPort() {
    return -1;
  }
}
