package io.mastic.runtime.cluster;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import java.net.URI;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * For {@code fs.s3a.aws.credentials.provider}: the run's keys, or those that its script has set
 * over them for a bucket or for all. S3A's usual providers may leave out the token where threads
 * ask first together.
 */
public final class RunKeys implements AWSCredentialsProvider {

  private static final String KEY = "fs.s3a.access.key";

  private final AWSCredentials keys;

  /**
   * As S3A makes it.
   *
   * @param bucket whose settings are among these
   */
  public RunKeys(URI bucket, Configuration settings) {
    this(settings, System.getenv());
  }

  RunKeys(Configuration settings, Map<String, String> environment) {
    String ofRun = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
    String set = settings.getTrimmed(KEY, "");
    String token = settings.getTrimmed("fs.s3a.session.token", "");
    String tokenOfRun = environment.getOrDefault("AWS_SESSION_TOKEN", "");
    this.keys =
        set.isEmpty() || set.equals(ofRun)
            ? keys(ofRun, environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""), tokenOfRun)
            : keys(
                set,
                settings.getTrimmed("fs.s3a.secret.key", ""),
                token.equals(tokenOfRun) ? "" : token);
  }

  private static AWSCredentials keys(String id, String secret, String token) {
    return token.isEmpty()
        ? new BasicAWSCredentials(id, secret)
        : new BasicSessionCredentials(id, secret, token);
  }

  @Override
  public AWSCredentials getCredentials() {
    return keys;
  }

  @Override
  public void refresh() {
    // A run's keys live as long as it may.
  }
}
