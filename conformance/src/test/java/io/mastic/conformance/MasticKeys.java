package io.mastic.conformance;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The keys of the servers under test, for clients that take the name of a class. */
public final class MasticKeys implements AwsCredentialsProvider {

  public static AwsCredentialsProvider create() {
    return new MasticKeys();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return AwsBasicCredentials.create(MasticProcess.KEY_ID, MasticProcess.SECRET);
  }
}
