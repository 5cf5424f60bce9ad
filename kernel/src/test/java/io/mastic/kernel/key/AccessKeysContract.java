package io.mastic.kernel.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestSeals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which keys are accepted, on every engine and by several servers. */
abstract class AccessKeysContract {

  private static final String ACCOUNT = "000000000000";
  private static final String ROLE = "arn:aws:iam::000000000000:role/r";

  @TempDir Path directory;
  private Db db;
  private final SettableClock clock = new SettableClock(Instant.ofEpochMilli(1_000_000));
  private AccessKeys keys;
  private AccessKeys elsewhere;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("kernel");
    keys = new AccessKeys(db, clock, TestSeals.seals());
    elsewhere = new AccessKeys(db, clock, TestSeals.seals());
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void temporaryKeysEnd() {
    AccessKey key = keys.issue(ACCOUNT, ROLE, Duration.ofHours(1));
    assertThat(keys.find(key.id())).contains(key);
    assertThat(elsewhere.find(key.id())).contains(key);
    clock.advance(Duration.ofHours(2));
    assertThat(keys.find(key.id())).isEmpty();
    assertThat(elsewhere.find(key.id())).isEmpty();
  }

  @Test
  void keysEndWithTheirOwner() {
    AccessKey first = keys.issue(ACCOUNT, ROLE, Duration.ofDays(30), "run/1");
    AccessKey second = keys.issue(ACCOUNT, ROLE, Duration.ofDays(30), "run/1");
    AccessKey other = keys.issue(ACCOUNT, ROLE, Duration.ofDays(30), "run/2");
    List.of(first, second, other)
        .forEach(
            key -> {
              assertThat(keys.find(key.id())).contains(key);
              assertThat(elsewhere.find(key.id())).contains(key);
            });
    assertThat(keys.owners("run/")).containsExactly("run/1", "run/2");

    keys.revoke("run/1");

    assertThat(keys.find(first.id())).isEmpty();
    assertThat(keys.find(second.id())).isEmpty();
    assertThat(keys.find(other.id())).contains(other);
    assertThat(keys.owners("run/")).containsExactly("run/2");
    clock.advance(AccessKeys.REMEMBERED);
    assertThat(elsewhere.find(first.id())).isEmpty();
    assertThat(elsewhere.find(other.id())).contains(other);
  }

  @Test
  void keysOfAnAccountAreListedWhileTheyAreAccepted() {
    keys.keep("AKIAROOT", "secret", ACCOUNT, ROLE);
    keys.keep("AKIAOTHER", "secret", "111111111111", ROLE);
    AccessKey run = keys.issue(ACCOUNT, ROLE, Duration.ofDays(30), "run/1");
    AccessKey brief = keys.issue(ACCOUNT, ROLE, Duration.ofHours(1));
    AccessKeys.Listed root = new AccessKeys.Listed("AKIAROOT", ROLE, null, null);
    AccessKeys.Listed ofRun = new AccessKeys.Listed(run.id(), ROLE, "run/1", run.expiresAt());
    assertThat(keys.list(ACCOUNT, 10))
        .containsExactly(
            root, new AccessKeys.Listed(brief.id(), ROLE, null, brief.expiresAt()), ofRun);
    assertThat(keys.list(ACCOUNT, 1)).containsExactly(root);
    clock.advance(Duration.ofHours(2));
    assertThat(keys.list(ACCOUNT, 10)).containsExactly(root, ofRun);
  }

  @Test
  void aClockThatIsPutBackKeepsNoRevokedKeyAlive() {
    AccessKey key = keys.issue(ACCOUNT, ROLE, Duration.ofDays(1), "run/1");
    assertThat(elsewhere.find(key.id())).contains(key);
    keys.revoke("run/1");
    clock.advance(Duration.ofHours(-1));
    assertThat(elsewhere.find(key.id())).isEmpty();
  }

  @Test
  void aRevocationThatIsRolledBackNeverWas() {
    AccessKey key = keys.issue(ACCOUNT, ROLE, Duration.ofDays(1), "run/1");
    Throwable failure =
        org.assertj.core.api.Assertions.catchThrowable(
            () ->
                db.writeOnly(
                    h -> {
                      keys.revoke("run/1");
                      throw new IllegalStateException("the run did not end after all");
                    }));
    assertThat(failure).hasMessageContaining("did not end");
    assertThat(keys.find(key.id())).contains(key);
  }

  @Test
  void anIdKeepsItsFirstSecret() {
    keys.keep("AKIA1", "first", ACCOUNT, ROLE);
    assertThat(keys.keep("AKIA1", "second", ACCOUNT, ROLE).secret()).isEqualTo("first");
  }
}
