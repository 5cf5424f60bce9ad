package io.mastic.kernel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.Db;
import io.mastic.kernel.key.AccessKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets at rest, on every engine: what is in the database, and which key files it takes. */
abstract class VaultContract {

  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path directory;
  private Db db;
  private KeyFile file;

  abstract Db open(Path directory);

  /** All that a thief of the database's files would read. */
  abstract String bytes(Path directory) throws IOException;

  @BeforeEach
  void open() {
    db = open(directory);
    db.migrate("kernel");
    file = KeyFile.in(directory.resolve("data"));
  }

  @AfterEach
  void close() {
    db.close();
  }

  private AccessKeys keys(Vault vault) {
    return new AccessKeys(db, CLOCK, vault.seals());
  }

  private String column(String id) {
    return db.read(
        h ->
            h.createQuery("SELECT secret FROM access_key WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
  }

  private void clear(String id, String secret) {
    db.writeOnly(
        h ->
            h.execute(
                "INSERT INTO access_key (id, secret, session_token, account, principal_arn) VALUES"
                    + " (?, ?, ?, 'a', 'p')",
                id,
                secret,
                "token-" + secret));
  }

  @Test
  void aKeyIsMadeOnceAndForItsOwnerOnly() throws IOException {
    Vault.open(db, file, CLOCK);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    String text = Files.readString(file.path());
    Vault.open(db, file, CLOCK);
    assertThat(file.path()).hasContent(text);
  }

  @Test
  void noSecretIsInTheFiles() throws IOException {
    AccessKeys keys = keys(Vault.open(db, file, CLOCK));
    keys.keep("AKIA1", "hush-1-hush", "a", "p");
    assertThat(keys.find("AKIA1").orElseThrow().secret()).isEqualTo("hush-1-hush");
    assertThat(bytes(directory)).contains("AKIA1").doesNotContain("hush");
  }

  @Test
  void whatAnOlderBuildLeftInTheClearIsSealedAndGone() throws IOException {
    for (int i = 0; i < 250; i++) {
      clear("AKIA" + i, "hush-" + i + "-hush");
    }
    assertThat(bytes(directory)).contains("hush-249-hush");

    Vault vault = Vault.open(db, file, CLOCK);
    vault.sealAll(AccessKeys.sealedColumns());

    assertThat(bytes(directory)).contains("AKIA249").doesNotContain("hush");
    for (int i = 0; i < 250; i++) {
      assertThat(keys(vault).find("AKIA" + i).orElseThrow())
          .returns("hush-" + i + "-hush", k -> k.secret())
          .returns("token-hush-" + i + "-hush", k -> k.sessionToken());
    }
  }

  @Test
  void whatWasInterruptedGoesOn() throws IOException {
    clear("AKIA1", "hush-1");
    clear("AKIA2", "hush-2");
    Vault first = Vault.open(db, file, CLOCK);
    // Killed behind the first rows: the second is in the clear still, the files are not rewritten.
    SealedColumn secret = AccessKeys.sealedColumns().get(0);
    db.writeOnly(
        h -> {
          h.execute(
              "UPDATE access_key SET secret = ? WHERE id = 'AKIA1'",
              first.seals().seal("hush-1", secret.place(List.of("AKIA1"))));
          h.execute("UPDATE seal_key SET clear_text_left = 1");
        });

    Vault vault = Vault.open(db, file, CLOCK);
    vault.sealAll(AccessKeys.sealedColumns());

    assertThat(bytes(directory)).doesNotContain("hush");
    assertThat(keys(vault).find("AKIA1").orElseThrow().secret()).isEqualTo("hush-1");
    assertThat(keys(vault).find("AKIA2").orElseThrow().secret()).isEqualTo("hush-2");
    int left =
        db.read(
            h -> h.createQuery("SELECT clear_text_left FROM seal_key").mapTo(Integer.class).one());
    assertThat(left).isZero();
  }

  @Test
  void aMissingKeyFileIsRefusedAndNotMadeAnew() throws IOException {
    keys(Vault.open(db, file, CLOCK)).keep("AKIA1", "hush", "a", "p");
    Files.delete(file.path());
    assertThatThrownBy(() -> Vault.open(db, file, CLOCK))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining(file.path() + " does not exist")
        .hasMessageContaining("put it back");
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void anotherKeyIsRefused() throws IOException {
    Vault.open(db, file, CLOCK);
    KeyFile other = KeyFile.given(directory.resolve("other"));
    assertThatThrownBy(() -> Vault.open(db, other, CLOCK))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("does not exist");
    Files.writeString(other.path(), SealKey.newLine() + "\n");
    assertThatThrownBy(() -> Vault.open(db, other, CLOCK))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("not that of the database");
    for (String broken : List.of("", "# nothing\n", "hush\n", "aGVsbG8=\n")) {
      Files.writeString(other.path(), broken);
      assertThatThrownBy(() -> Vault.open(db, other, CLOCK))
          .isInstanceOf(KeyFileException.class)
          .hasMessageContaining(other.path().toString())
          .hasMessageNotContaining("hush");
    }
    // A file that is made for a database that got a key in that moment is taken back.
    KeyFile late = KeyFile.in(directory.resolve("late"));
    assertThatThrownBy(() -> Vault.open(db, late, CLOCK)).isInstanceOf(KeyFileException.class);
    assertThat(late.path()).doesNotExist();
  }

  @Test
  void aKeyIsRotated() throws IOException {
    Vault old = Vault.open(db, file, CLOCK);
    keys(old).keep("AKIA1", "hush", "a", "p");
    String before = column("AKIA1");
    String line = Files.readAllLines(file.path()).get(1);
    String fresh = SealKey.newLine();

    Files.writeString(file.path(), fresh + "\n" + line + "\n");
    Vault both = Vault.open(db, file, CLOCK);
    assertThat(keys(both).find("AKIA1").orElseThrow().secret()).isEqualTo("hush");
    both.sealAll(AccessKeys.sealedColumns());
    assertThat(column("AKIA1")).isNotEqualTo(before);

    Files.writeString(file.path(), fresh + "\n");
    Vault only = Vault.open(db, file, CLOCK);
    assertThat(keys(only).find("AKIA1").orElseThrow().secret()).isEqualTo("hush");
    Files.writeString(file.path(), line + "\n");
    assertThatThrownBy(() -> Vault.open(db, file, CLOCK)).isInstanceOf(KeyFileException.class);
  }

  @Test
  void secretsThatWereSwappedDoNotOpen() {
    AccessKeys keys = keys(Vault.open(db, file, CLOCK));
    keys.keep("AKIA1", "one", "a", "p");
    keys.keep("AKIA2", "two", "b", "q");
    db.writeOnly(
        h -> h.execute("UPDATE access_key SET secret = ? WHERE id = 'AKIA1'", column("AKIA2")));
    AccessKeys later = keys(Vault.open(db, file, CLOCK));
    assertThatThrownBy(() -> later.find("AKIA1")).isInstanceOf(SealBrokenException.class);
  }
}
