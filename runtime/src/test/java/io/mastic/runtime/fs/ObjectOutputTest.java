package io.mastic.runtime.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectOutputTest {

  @TempDir Path folder;
  private Path scratch = Path.of("");
  private Path target = Path.of("");
  private final FullDisk disk = new FullDisk();

  @BeforeEach
  void scratch() throws IOException {
    scratch = Files.createFile(folder.resolve("scratch"));
    target = folder.resolve("object");
  }

  @Test
  void whatFailedIsNotHeldOpenAlthoughNobodyClosesIt() {
    ObjectOutput output = new ObjectOutput(disk, scratch, target);
    assertThatThrownBy(() -> output.write(new byte[1 << 20])).hasMessage("full");
    assertThat(disk.isClosed).isTrue();
    assertThat(scratch).doesNotExist();
  }

  @Test
  void whatFailsAtAFlushIsNotHeldOpenEither() throws IOException {
    ObjectOutput output = new ObjectOutput(disk, scratch, target);
    output.write('x');
    assertThatThrownBy(output::flush).hasMessage("full");
    assertThat(disk.isClosed).isTrue();
    assertThat(scratch).doesNotExist();
  }

  @Test
  void whatFailedIsNoObjectAndClosingItSaysSo() {
    ObjectOutput output = new ObjectOutput(disk, scratch, target);
    assertThatThrownBy(() -> output.write(new byte[1 << 20])).hasMessage("full");
    assertThatThrownBy(() -> output.write('x')).hasMessageContaining("failed before");
    assertThatThrownBy(output::close).hasMessageContaining("failed before");
    assertThat(target).doesNotExist();
  }

  @Test
  void whatFailsAtTheCloseIsClosedAndNoObject() throws IOException {
    ObjectOutput output = new ObjectOutput(disk, scratch, target);
    output.write('x');
    assertThatThrownBy(output::close).hasMessage("full");
    assertThat(disk.isClosed).isTrue();
    assertThat(scratch).doesNotExist();
    assertThat(target).doesNotExist();
  }

  /** Takes nothing, and remembers that it was closed. */
  private static final class FullDisk extends OutputStream {
    private boolean isClosed;

    @Override
    public void write(int single) throws IOException {
      throw new IOException("full");
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }
}
