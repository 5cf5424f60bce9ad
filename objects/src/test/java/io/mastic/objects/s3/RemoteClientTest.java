package io.mastic.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.objects.folder.FolderStore;
import io.mastic.objects.remote.RemoteSettings;
import io.mastic.objects.remote.RemoteStore;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The face in front of a store that forwards to a second server. */
class RemoteClientTest extends S3ClientContract {

  @TempDir Path data;
  private S3TestServer remote;
  private RemoteStore store;
  private S3TestServer server;

  @Override
  protected URI start() {
    remote = S3TestServer.started(new FolderStore(data.resolve("objects")));
    store =
        new RemoteStore(new RemoteSettings(remote.endpoint(), "us-east-1", "test", "test-secret"));
    server = S3TestServer.started(store);
    return server.endpoint();
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
    remote.close();
  }

  /** Taken and without effect it would lose what was to be kept. */
  @Test
  void versioningIsSetThere() {
    assertThatThrownBy(
            () ->
                s3.putBucketVersioning(
                    r ->
                        r.bucket(B)
                            .versioningConfiguration(
                                v -> v.status(BucketVersioningStatus.ENABLED))))
        .hasMessageContaining("set the versioning of the bucket there");
    assertThat(s3.getBucketVersioning(r -> r.bucket(B)).status()).isNull();
  }

  @Test
  void soIsTheLeastSizeOfALifecycle() {
    assertThat(leastSizeAfter(null)).isEqualTo("all_storage_classes_128K");
    assertThat(code(() -> leastSizeAfter("varies_by_storage_class"))).isEqualTo("NotImplemented");
  }
}
