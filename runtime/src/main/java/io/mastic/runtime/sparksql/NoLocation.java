package io.mastic.runtime.sparksql;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Where tables of a database without a LocationUri would lie. Spark asks a database for a place
 * whether it needs one or not; only who goes there is told that there is none.
 */
public final class NoLocation extends RawLocalFileSystem {

  static final String SCHEME = "no-location-uri";

  static URI of(String database) {
    return URI.create(SCHEME + ":/" + database);
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":/");
  }

  @Override
  public void initialize(URI uri, Configuration conf) throws IOException {
    throw new IOException(refusal(uri));
  }

  static String refusal(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    int slash = path.indexOf('/');
    String database = slash < 0 ? path : path.substring(0, slash);
    return "The database "
        + database
        + " has no LocationUri, so a table needs a location of its own (LOCATION 's3://...', or the"
        + " option path)";
  }
}
