package io.mastic.runtime.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSSessionCredentials;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class RunKeysTest {

  private static final Map<String, String> OF_RUN =
      Map.of(
          "AWS_ACCESS_KEY_ID", "run",
          "AWS_SECRET_ACCESS_KEY", "run's",
          "AWS_SESSION_TOKEN", "token");

  private static AWSCredentials keys(Map<String, String> settings) {
    Configuration conf = new Configuration(false);
    settings.forEach(conf::set);
    return new RunKeys(conf, OF_RUN).getCredentials();
  }

  @Test
  void theRunsAreWholeWhateverIsSetOfThem() {
    for (Map<String, String> settings :
        List.<Map<String, String>>of(
            Map.of(),
            Map.of("fs.s3a.access.key", "run"),
            Map.of("fs.s3a.session.token", "token"))) {
      AWSSessionCredentials keys = (AWSSessionCredentials) keys(settings);
      assertThat(keys.getAWSAccessKeyId()).isEqualTo("run");
      assertThat(keys.getAWSSecretKey()).isEqualTo("run's");
      assertThat(keys.getSessionToken()).isEqualTo("token");
    }
  }

  @Test
  void whatAScriptHasSetWinsWithoutTheRunsToken() {
    AWSCredentials keys =
        keys(
            Map.of(
                "fs.s3a.access.key", "own",
                "fs.s3a.secret.key", "secret",
                "fs.s3a.session.token", "token"));
    assertThat(keys.getAWSAccessKeyId()).isEqualTo("own");
    assertThat(keys.getAWSSecretKey()).isEqualTo("secret");
    assertThat(keys).isNotInstanceOf(AWSSessionCredentials.class);
    AWSSessionCredentials session =
        (AWSSessionCredentials)
            keys(Map.of("fs.s3a.access.key", "own", "fs.s3a.session.token", "its own"));
    assertThat(session.getSessionToken()).isEqualTo("its own");
  }
}
