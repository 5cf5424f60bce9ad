package io.mastic.crawlers.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mastic.catalog.scope.TableName;
import io.mastic.crawlers.preview.orc.OrcRows;
import io.mastic.crawlers.preview.row.ColumnName;
import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.Taking;
import io.mastic.objects.folder.FolderStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of files that ORC's own library wrote, in each of its encodings. */
class OrcPreviewsTest extends PreviewedTables {

  private static final String ORC = "org.apache.hadoop.hive.ql.io.orc.OrcSerde";
  private static final String COLUMNS =
      "id bigint, step int, far bigint, same smallint, tiny tinyint, even boolean, half double,"
          + " third float, word string, name string, code varchar(8), fix char(3), raw binary,"
          + " price decimal(12,2), big decimal(38,4), day date, at timestamp, moment timestamp,"
          + " list array<int>, counts map<string,bigint>,"
          + " deep struct<x:int,tags:array<struct<t:string>>>, nothing string, either string,"
          + " absent int";

  /** The row as it was written. */
  private static String row(int i) {
    List<Object> values = new ArrayList<>();
    values.add(i);
    values.add(1000 - i * (i % 7));
    values.add(
        i % 97 == 5 ? 1_000_003L * i * (i % 2 == 0 ? 1 : 1000) : i % 50 - (i > 600 ? 20 : 0));
    values.add(-7);
    values.add((byte) i);
    values.add(i % 2 == 0);
    values.add(i / 2.0);
    values.add(i / 4f);
    values.add("word " + i % 3);
    values.add(i % 5 == 0 ? null : "n\u00e4me " + i);
    values.add("v" + i);
    values.add("c" + i % 10 + " ");
    values.add(String.format("0x62%02x", (byte) i));
    values.add(BigDecimal.valueOf(i * 33L - 5000, 2));
    values.add(new BigDecimal("-1234567890123456789012345678" + i + ".5000"));
    values.add(LocalDate.ofEpochDay(i - 300L));
    values.add(
        moment(
            LocalDateTime.of(1969, 12, 31, 10, 0)
                .plusMinutes(i)
                .plusNanos(i % 4 == 0 ? 0 : i * 1_000_000L + 7)
                .toInstant(ZoneOffset.UTC)));
    values.add(moment(Instant.ofEpochSecond(1_700_000_000L + i * 3600L)));
    values.add(i % 4 == 0 ? null : list(i));
    values.add("{\"k" + i % 2 + "\":" + i * 2L + "}");
    values.add(i % 6 == 1 ? null : "{\"x\":" + i + ",\"tags\":[{\"t\":\"t" + i + "\"}]}");
    values.add(null);
    values.add(i % 2 == 0 ? i : "u" + i);
    values.add(null);
    return String.join("|", values.stream().map(String::valueOf).toList());
  }

  private static String list(int i) {
    List<String> elements = new ArrayList<>();
    for (int j = 0; j < i % 3; j++) {
      elements.add(j == 1 && i % 2 == 0 ? "null" : String.valueOf(i + j));
    }
    return "[" + String.join(",", elements) + "]";
  }

  private static String moment(Instant instant) {
    return instant.toString().replace('T', ' ').replace("Z", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "zlib", "snappy", "lz4", "zstd", "first"})
  void everyRowIsAsItWasWritten(String kind) throws IOException {
    String table = table(ORC, Map.of(), COLUMNS, "");
    town.put("data", table + "/part.orc", resource("orc/rows-" + kind + ".orc"));
    Preview preview =
        town.as(() -> town.room().previews().of(TableName.of("db", table), Previews.MOST));
    assertThat(preview.notes()).isEmpty();
    List<String> rows = rows(preview);
    assertThat(rows).hasSize(Previews.MOST);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)).isEqualTo(row(i));
    }
  }

  @Test
  void columnsWithoutNamesAreFoundByTheirPlaces() throws IOException {
    String table = table("", Map.of("classification", "orc"), "a bigint, b string", "");
    town.put("data", table + "/part.orc", resource("orc/nameless.orc"));
    assertThat(rows(preview(table))).containsExactly("0|n0", "1|n1", "2|n2");
  }

  @Test
  void columnsOfIcebergAreFoundByTheirIds() throws IOException {
    town.put("data", "ids/part.orc", resource("orc/ids.orc"));
    Taking taking = new Taking(10, 1 << 20, () -> false);
    taking.begin(0, List.of());
    Lakes.rows("ORC", List.of(new ColumnName("b", "string", 2), new ColumnName("is", "bigint", 1)))
        .read(file("ids/part.orc"), taking);
    assertThat(taking.rows().stream().map(PreviewedTables::shown))
        .containsExactly("n0|0", "n1|1", "n2|2");
  }

  @Test
  void aBrokenFileIsSaidToBeAndTheOthersAreRead() throws IOException {
    byte[] good = resource("orc/rows-zlib.orc");
    String table = table(ORC, Map.of(), "id bigint, name string", "");
    town.put("data", table + "/1", "ORC but not really");
    town.put("data", table + "/2", Arrays.copyOf(good, good.length / 2));
    byte[] spoilt = good.clone();
    Arrays.fill(spoilt, 3, good.length / 2, (byte) 0x5a);
    town.put("data", table + "/3", spoilt);
    town.put("data", table + "/4", good);
    Preview preview = preview(table);
    assertThat(preview.notes())
        .hasSize(3)
        .allMatch(note -> note.startsWith("s3://data/" + table + "/"));
    assertThat(rows(preview)).hasSize(100);
  }

  /** Two megabytes in one column: only the pieces in which the rows lie are read. */
  @Test
  void noMoreIsReadThanTheRowsNeed() throws IOException {
    town.put("data", "large/part.orc", large(2_000, 1_000));
    Taking taking = new Taking(40, 64 << 20, () -> false);
    taking.begin(0, List.of());
    read("large/part.orc", taking, "s string");
    assertThat(taking.rows()).hasSize(40);
    assertThat((64 << 20) - taking.budget()).isLessThan(200_000);
    Taking little = new Taking(2_000, 300_000, () -> false);
    little.begin(0, List.of());
    assertThatThrownBy(() -> read("large/part.orc", little, "s string"))
        .hasMessageContaining("too large for a preview");
    assertThat(little.rows()).hasSizeGreaterThan(100);
  }

  /** Plain texts of one length, in one stripe, not packed. */
  private static byte[] large(int rows, int length) {
    Message lengths = new Message();
    for (int left = rows; left > 0; left -= 130) {
      lengths.varint(Math.min(130, left) - 3).varint(0).varint(length);
    }
    int data = rows * length;
    Message direct = new Message().number(1, 0);
    Message foot =
        new Message()
            .message(1, new Message().number(1, 1).number(2, 1).number(3, data))
            .message(1, new Message().number(1, 2).number(2, 1).number(3, lengths.out.size()))
            .message(2, direct)
            .message(2, direct);
    Message stripe =
        new Message()
            .number(1, 3)
            .number(2, 0)
            .number(3, data + lengths.out.size())
            .number(4, foot.out.size())
            .number(5, rows);
    Message row = new Message().number(1, 12).number(2, 1).message(3, new Message().text("s"));
    Message footer =
        new Message()
            .message(3, stripe)
            .message(4, row)
            .message(4, new Message().number(1, 7))
            .number(6, rows);
    Message post = new Message().number(1, footer.out.size()).number(2, 0).message(8000, magic());
    Message file = magic();
    file.out.writeBytes("x".repeat(data).getBytes(StandardCharsets.UTF_8));
    for (Message part : List.of(lengths, foot, footer, post)) {
      file.out.writeBytes(part.out.toByteArray());
    }
    file.out.write(post.out.size());
    return file.out.toByteArray();
  }

  private static Message magic() {
    return new Message().text("ORC");
  }

  /** In the encoding of Protocol Buffers. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message varint(long number) {
      long left = number;
      while (left >= 0x80) {
        out.write((int) ((left & 0x7F) | 0x80));
        left >>>= 7;
      }
      out.write((int) left);
      return this;
    }

    Message number(int field, long number) {
      return varint(field * 8L).varint(number);
    }

    Message message(int field, Message inner) {
      varint(field * 8L + 2).varint(inner.out.size());
      out.writeBytes(inner.out.toByteArray());
      return this;
    }

    Message text(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      return this;
    }
  }

  /** Whatever its bytes are, there are rows or a sentence, and soon. */
  @Test
  void noBytesAreACrash() throws IOException {
    Random random = new Random(14);
    for (String kind : new String[] {"none", "zlib", "snappy", "lz4", "zstd", "first"}) {
      byte[] whole = resource("orc/rows-" + kind + ".orc");
      for (int i = 0; i < 60; i++) {
        byte[] muddled = whole.clone();
        for (int n = 0; n < 5; n++) {
          muddled[random.nextInt(muddled.length)] = (byte) random.nextInt(256);
        }
        town.put("data", "muddled/part.orc", muddled);
        Taking taking = new Taking(1_000, 64 << 20, () -> false);
        taking.begin(0, List.of());
        try {
          read("muddled/part.orc", taking, COLUMNS);
        } catch (IOException broken) {
          assertThat(broken.getMessage()).isNotBlank();
        }
      }
    }
  }

  private static void read(String key, Taking taking, String columns) throws IOException {
    List<ColumnName> names =
        PreviewedTables.columns(columns).stream()
            .map(c -> new ColumnName(c.name(), c.type()))
            .toList();
    new OrcRows(names).read(file(key), taking);
  }

  private static FileBytes file(String key) {
    FolderStore store = new FolderStore(directory.resolve("objects"));
    return town.as(() -> new FileBytes(store, "data", store.find("data", key).orElseThrow()));
  }
}
