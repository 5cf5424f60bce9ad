package io.mastic.kernel.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.kernel.Db;
import io.mastic.kernel.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SqliteTasksTest extends TasksContract {
  @Override
  Db open(Path directory) {
    return TestDatabases.sqlite(directory);
  }

  /**
   * One server alone works on a SQLite file, which the lock of its data directory sees to: so who
   * starts is the next life of whoever held something, and does all of that again. Two at once are
   * not asked of SQLite, and no test may start two: the second takes what the hands of the first
   * hold.
   */
  @Test
  void whoStartsTakesAllThatIsHeld() throws InterruptedException {
    int hands = 4;
    assertThat(HeldAtStart.turns(this, 50)).isEqualTo(50 + hands);
  }
}
