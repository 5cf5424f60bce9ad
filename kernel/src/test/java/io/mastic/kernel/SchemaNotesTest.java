package io.mastic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaNotesTest {

  @TempDir Path directory;

  private Db open(Db.Engine engine) {
    return engine == Db.Engine.SQLITE
        ? TestDatabases.sqlite(directory)
        : TestDatabases.postgresql();
  }

  @ParameterizedTest
  @EnumSource(Db.Engine.class)
  void onlyTheBuildThatWasNotedIsCurrent(Db.Engine engine) {
    try (Db db = open(engine)) {
      history(db, "a");
      history(db, "b");
      SchemaNotes first = new SchemaNotes(db, "a", Optional.of("one"));
      assertThat(first.isCurrent()).isFalse();
      first.keep();
      assertThat(first.isCurrent()).isTrue();
      assertThat(new SchemaNotes(db, "b", Optional.of("one")).isCurrent()).isFalse();
      SchemaNotes second = new SchemaNotes(db, "a", Optional.of("two"));
      assertThat(second.isCurrent()).isFalse();
      second.keep();
      assertThat(List.of(first.isCurrent(), second.isCurrent())).containsExactly(false, true);
    }
  }

  @ParameterizedTest
  @EnumSource(Db.Engine.class)
  void aMigrationThatCameLaterIsNoticed(Db.Engine engine) {
    try (Db db = open(engine)) {
      history(db, "a");
      SchemaNotes notes = new SchemaNotes(db, "a", Optional.of("one"));
      notes.keep();
      db.writeOnly(h -> h.execute("INSERT INTO schema_history_a VALUES (2)"));
      assertThat(notes.isCurrent()).isFalse();
      notes.keep();
      assertThat(notes.isCurrent()).isTrue();
    }
  }

  private static void history(Db db, String room) {
    db.writeOnly(
        h -> {
          h.execute("CREATE TABLE schema_history_" + room + " (installed_rank INTEGER)");
          h.execute("INSERT INTO schema_history_" + room + " VALUES (1)");
        });
  }

  @ParameterizedTest
  @EnumSource(Db.Engine.class)
  void migrationsInAFolderAreLookedThroughEachTime(Db.Engine engine) {
    try (Db db = open(engine)) {
      history(db, "a");
      history(db, "b");
      SchemaNotes notes = new SchemaNotes(db, "a", Optional.empty());
      notes.keep();
      assertThat(notes.isCurrent()).isFalse();
    }
  }
}
