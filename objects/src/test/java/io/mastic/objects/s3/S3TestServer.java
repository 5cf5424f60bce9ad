package io.mastic.objects.s3;

import io.mastic.kernel.AccessKey;
import io.mastic.objects.S3Store;
import io.mastic.wire.Auth;
import io.mastic.wire.FrontDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The S3 face behind the real front door, which verifies signatures. */
public final class S3TestServer implements AutoCloseable {

  private final FrontDoor door;

  private S3TestServer(FrontDoor door) {
    this.door = door;
  }

  public static S3TestServer started(S3Store store) {
    AccessKey key =
        new AccessKey(
            "test", "test-secret", null, "000000000000", "arn:aws:iam::000000000000:root", null);
    try {
      return new S3TestServer(
          new FrontDoor(
              new FrontDoor.Settings("127.0.0.1", 0, Auth.VERIFY),
              new FrontDoor.Rooms(
                  List.of(new S3Face(store)),
                  List.of(),
                  id -> Optional.of(key).filter(known -> known.id().equals(id))),
              Clock.systemUTC()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return URI.create(door.url());
  }

  @Override
  public void close() {
    door.close();
  }
}
