package io.mastic.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.objects.folder.FolderStore;
import io.mastic.objects.s3.news.ObjectNews;
import io.mastic.objects.s3.news.UploadNews;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** That an upload begins is told, with the name that its client gives itself. */
class UploadNewsTest {

  @TempDir private Path directory;

  @Test
  void whoBeginsAnUploadIsKnownBeforeItIsAnswered() {
    List<UploadNews.Begun> heard = new ArrayList<>();
    S3Face face =
        new S3Face(
            new FolderStore(directory), bytes -> Optional.empty(), ObjectNews.NOBODY, heard::add);
    try (S3TestServer server = S3TestServer.started(face);
        S3Client s3 =
            S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create("test", "test-secret")))
                .overrideConfiguration(
                    c ->
                        c.putAdvancedOption(
                            SdkAdvancedClientOption.USER_AGENT_PREFIX, "mastic-run/jr_1"))
                .build()) {
      s3.createBucket(r -> r.bucket("bucket"));
      String id = s3.createMultipartUpload(r -> r.bucket("bucket").key("a b")).uploadId();
      assertThat(heard).hasSize(1);
      UploadNews.Begun begun = heard.get(0);
      assertThat(begun.client()).startsWith("mastic-run/jr_1");
      assertThat(begun)
          .isEqualTo(new UploadNews.Begun(begun.client(), "000000000000", "bucket", "a b", id));
    }
  }
}
