package io.mastic.kernel.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Db;
import io.mastic.kernel.SettableClock;
import io.mastic.kernel.TestSeals;
import io.mastic.kernel.key.AccessKey;
import io.mastic.kernel.key.AccessKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-ins, on every engine and by several servers. */
abstract class SignInsContract {

  private static final String ROOT = "arn:aws:iam::111122223333:root";

  @TempDir Path directory;
  private Db db;
  private final SettableClock clock = new SettableClock(Instant.ofEpochMilli(1_000_000));
  private AccessKeys keys;
  private SignIns here;
  private SignIns elsewhere;

  abstract Db open(Path directory);

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("kernel");
    keys = new AccessKeys(db, clock, TestSeals.seals());
    keys.keep("AKIA1", "secret", "111122223333", ROOT);
    here = new SignIns(db, clock, keys);
    elsewhere = new SignIns(db, clock, new AccessKeys(db, clock, TestSeals.seals()));
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void aSignInHoldsOnEveryServerForItsLife() throws ThrottledException {
    String token = here.signIn("AKIA1", "secret", "eu-west-1").orElseThrow();
    assertThat(token).hasSize(64);
    SignIn found = elsewhere.find(token).orElseThrow();
    assertThat(found.keyId()).isEqualTo("AKIA1");
    assertThat(found.caller()).isEqualTo(new Caller("111122223333", "eu-west-1", ROOT));
    assertThat(found.expiresAt()).isEqualTo(clock.instant().plus(SignIns.LIFE));
    clock.advance(SignIns.LIFE.minusSeconds(1));
    assertThat(elsewhere.find(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(here.find(token)).isEmpty();
  }

  @Test
  void aLinkSignsInOnceAndSoonOnAnyServer() throws ThrottledException {
    String link = here.link("AKIA1", "secret", "eu-west-1").orElseThrow();
    assertThat(here.find(link)).as("a link is no sign-in").isEmpty();
    String token = elsewhere.follow(link).orElseThrow();
    assertThat(here.find(token).orElseThrow().caller().region()).isEqualTo("eu-west-1");
    assertThat(here.follow(link)).isEmpty();
    assertThat(here.follow(token)).as("a sign-in is no link").isEmpty();
    String late = here.link("AKIA1", "secret", "eu-west-1").orElseThrow();
    clock.advance(SignIns.LINK_LIFE);
    assertThat(here.follow(late)).isEmpty();
    assertThat(here.link("AKIA1", "guess", "eu-west-1")).isEmpty();
    assertThat(here.find(token)).isPresent();
  }

  @Test
  void signingOutEndsOneSignInEverywhere() throws ThrottledException {
    String token = here.signIn("AKIA1", "secret", "us-east-1").orElseThrow();
    String other = here.signIn("AKIA1", "secret", "us-east-1").orElseThrow();
    here.signOut(token);
    assertThat(elsewhere.find(token)).isEmpty();
    assertThat(elsewhere.find(other)).isPresent();
  }

  @Test
  void theTokenIsNotInTheDatabase() throws ThrottledException {
    String token = here.signIn("AKIA1", "secret", "us-east-1").orElseThrow();
    List<String> kept =
        db.read(h -> h.createQuery("SELECT token_hash FROM sign_in").mapTo(String.class).list());
    assertThat(kept).hasSize(1).doesNotContain(token);
    assertThat(here.find(kept.get(0))).isEmpty();
  }

  @Test
  void aSignInEndsWithItsKey() throws ThrottledException {
    AccessKey temporary = keys.issue("111122223333", ROOT, Duration.ofHours(1));
    assertThat(here.signIn(temporary.id(), temporary.secret(), "us-east-1")).isEmpty();
    String token = here.signIn("AKIA1", "secret", "us-east-1").orElseThrow();
    db.writeOnly(h -> h.execute("DELETE FROM access_key WHERE id = 'AKIA1'"));
    clock.advance(AccessKeys.REMEMBERED);
    assertThat(here.find(token)).isEmpty();
  }

  @Test
  void whoGuessesMustWait() throws ThrottledException {
    for (int i = 0; i < 5; i++) {
      assertThat(here.signIn("AKIA1", "guess" + i, "us-east-1")).isEmpty();
      assertThat(here.signIn("AKIANOBODY", "guess" + i, "us-east-1")).isEmpty();
    }
    assertThatThrownBy(() -> here.signIn("AKIA1", "secret", "us-east-1"))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> assertThat(e.waitFor()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1)));
    assertThatThrownBy(() -> here.signIn("AKIANOBODY", "x", "us-east-1"))
        .isInstanceOf(ThrottledException.class);
    clock.advance(Duration.ofSeconds(61));
    assertThat(here.signIn("AKIA1", "secret", "us-east-1")).isPresent();
  }

  @Test
  void manyKeysHelpNoGuesser() throws ThrottledException {
    for (int i = 0; i < 50; i++) {
      assertThat(here.signIn("AKIA-" + i, "guess", "us-east-1")).isEmpty();
    }
    assertThatThrownBy(() -> here.signIn("AKIA-NEXT", "guess", "us-east-1"))
        .isInstanceOf(ThrottledException.class);
  }
}
