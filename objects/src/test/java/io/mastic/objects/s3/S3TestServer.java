package io.mastic.objects.s3;

import io.mastic.kernel.key.AccessKey;
import io.mastic.objects.S3Store;
import io.mastic.wire.Auth;
import io.mastic.wire.FrontDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The S3 face behind the real front door, which verifies signatures. */
public final class S3TestServer implements AutoCloseable {

  private final FrontDoor door;

  private S3TestServer(FrontDoor door) {
    this.door = door;
  }

  public static S3TestServer started(S3Store store) {
    return started(new S3Face(store));
  }

  static S3TestServer started(S3Face face) {
    List<AccessKey> keys = List.of(key("test", "000000000000"), key("other", "111122223333"));
    try {
      return new S3TestServer(
          new FrontDoor(
              new FrontDoor.Settings("127.0.0.1", 0, Auth.VERIFY),
              new FrontDoor.Rooms(
                  List.of(face),
                  List.of(),
                  id -> keys.stream().filter(key -> key.id().equals(id)).findFirst()),
              Clock.systemUTC()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AccessKey key(String id, String account) {
    return new AccessKey(
        id, id + "-secret", null, account, "arn:aws:iam::" + account + ":root", null);
  }

  public URI endpoint() {
    return URI.create(door.url());
  }

  @Override
  public void close() {
    door.close();
  }
}
