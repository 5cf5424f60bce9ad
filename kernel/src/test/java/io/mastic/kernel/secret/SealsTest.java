package io.mastic.kernel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.kernel.TestSeals;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealsTest {

  private static final SealedColumn COLUMN =
      new SealedColumn("catalog_connection", "document", List.of("account", "name"));
  private static final String PLACE = COLUMN.place(List.of("1", "c"));

  private final Seals seals = TestSeals.seals();

  @Test
  void whatIsSealedOpensAtItsPlace() {
    for (String text : List.of("", "hush", "schöne Grüße \u0001 😀", "x".repeat(100_000))) {
      String sealed = seals.seal(text, PLACE);
      assertThat(sealed).startsWith("sealed:1:");
      assertThat(seals.open(sealed, PLACE)).isEqualTo(text);
    }
    assertThat(seals.seal("hush", PLACE)).isNotEqualTo(seals.seal("hush", PLACE));
  }

  @Test
  void aSealOpensAtNoOtherPlace() {
    String sealed = seals.seal("hush", PLACE);
    for (String other :
        List.of(
            COLUMN.place(List.of("1", "d")),
            COLUMN.place(List.of("2", "c")),
            COLUMN.place(List.of("1c", "")),
            new SealedColumn("access_key", "secret", List.of("id")).place(List.of("1", "c")))) {
      assertThatThrownBy(() -> seals.open(sealed, other)).isInstanceOf(SealBrokenException.class);
    }
  }

  @Test
  void whatIsDamagedDoesNotOpen() {
    String sealed = seals.seal("hush", PLACE);
    int start = sealed.lastIndexOf(':') + 1;
    byte[] bytes = Base64.getDecoder().decode(sealed.substring(start));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      String damaged = sealed.substring(0, start) + Base64.getEncoder().encodeToString(changed);
      assertThatThrownBy(() -> seals.open(damaged, PLACE)).isInstanceOf(SealBrokenException.class);
    }
    for (String text :
        List.of("hush", "", "sealed:1:", "sealed:1:x", sealed.substring(0, start), sealed + "!")) {
      assertThatThrownBy(() -> seals.open(text, PLACE)).isInstanceOf(SealBrokenException.class);
    }
  }

  @Test
  void theSameIsSealedAlike() {
    String sealed = seals.sealAlike("hush", PLACE);
    assertThat(seals.sealAlike("hush", PLACE)).isEqualTo(sealed);
    assertThat(seals.sealAlike("husH", PLACE)).isNotEqualTo(sealed);
    assertThat(seals.sealAlike("hush", PLACE + "x")).isNotEqualTo(sealed);
    assertThat(seals.open(sealed, PLACE)).isEqualTo("hush");
  }

  @Test
  void anotherKeyOpensNothing() {
    Seals other = Seals.of(SealKey.newLine());
    String sealed = other.seal("hush", PLACE);
    assertThatThrownBy(() -> seals.open(sealed, PLACE))
        .isInstanceOf(SealBrokenException.class)
        .hasMessageContaining("does not have");
  }

  @Test
  void aKeyIsNotShown() {
    assertThat(SealKey.of(Base64.getDecoder().decode(TestSeals.LINE)).toString())
        .matches("SealKey\\[[0-9a-f]{16}]");
  }
}
