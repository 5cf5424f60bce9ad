package io.mastic.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import io.mastic.objects.account.AccountStore;
import io.mastic.objects.account.BucketOwners;
import io.mastic.objects.folder.FolderStore;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Two accounts' real clients at one door. */
class AccountsOverHttpTest {

  @TempDir Path data;
  private Db db;
  private S3TestServer server;
  private S3Client mine;
  private S3Client other;

  @BeforeEach
  void start() {
    db = TestDatabases.sqlite(data);
    BucketOwners owners = new BucketOwners(db, Clock.systemUTC());
    server =
        S3TestServer.started(new AccountStore(new FolderStore(data.resolve("objects")), owners));
    mine = client("test");
    other = client("other");
    mine.createBucket(b -> b.bucket("mine"));
    mine.putObject(p -> p.bucket("mine").key("k"), RequestBody.fromString("secret"));
    other.createBucket(b -> b.bucket("others"));
  }

  @AfterEach
  void stop() {
    mine.close();
    other.close();
    server.close();
    db.close();
  }

  private S3Client client(String key) {
    return S3Client.builder()
        .endpointOverride(server.endpoint())
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, key + "-secret")))
        .build();
  }

  private static String code(Runnable call) {
    S3Exception thrown = catchThrowableOfType(S3Exception.class, call::run);
    return thrown == null
        ? "fine"
        : thrown.statusCode() + " " + thrown.awsErrorDetails().errorCode();
  }

  @Test
  void anotherAccountsObjectsAreOutOfReach() {
    assertThat(other.listBuckets().buckets()).extracting(b -> b.name()).containsExactly("others");
    assertThat(code(() -> other.getObject(g -> g.bucket("mine").key("k"))))
        .isEqualTo("403 AccessDenied");
    assertThat(code(() -> other.getObject(g -> g.bucket("mine").key("missing"))))
        .isEqualTo("403 AccessDenied");
    assertThat(code(() -> other.headBucket(h -> h.bucket("mine")))).startsWith("403");
    assertThat(
            code(
                () ->
                    other.copyObject(
                        c ->
                            c.sourceBucket("mine")
                                .sourceKey("k")
                                .destinationBucket("others")
                                .destinationKey("k"))))
        .isEqualTo("403 AccessDenied");
    assertThat(code(() -> other.listObjectsV2(l -> l.bucket("mine"))))
        .isEqualTo("403 AccessDenied");
    assertThat(code(() -> other.createBucket(b -> b.bucket("mine"))))
        .isEqualTo("409 BucketAlreadyExists");
    assertThat(code(() -> mine.createBucket(b -> b.bucket("mine")))).isEqualTo("fine");
  }

  @Test
  void anExpectedOwnerIsCompared() {
    assertThat(
            code(
                () ->
                    mine.getObject(
                        g -> g.bucket("mine").key("k").expectedBucketOwner("111122223333"))))
        .isEqualTo("403 AccessDenied");
    assertThat(
            code(
                () ->
                    mine.getObject(
                        g -> g.bucket("mine").key("k").expectedBucketOwner("000000000000"))))
        .isEqualTo("fine");
  }
}
