package io.mastic.crawlers;

import static io.mastic.crawlers.Layouts.each;
import static io.mastic.crawlers.Layouts.item;
import static io.mastic.crawlers.Layouts.layout;
import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.Layouts.Item;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;

/** Layouts of folders and oddities of files as real data has them, from files to the catalog. */
class LayoutsTest {

  private static final String JSON = "{\"a\":1,\"b\":\"x\"}\n";
  private static final String CSV = "id,city\n1,Rome\n2,Oslo\n";

  @TempDir static Path directory;
  private static Layouts layouts;

  @BeforeAll
  static void open() {
    layouts = new Layouts(directory);
  }

  @AfterAll
  static void close() {
    layouts.close();
  }

  static Stream<Arguments> folders() {
    return Stream.of(
        layout(
            "dates in three depths, the months unequal",
            "log[partition_0 string, partition_1 string, partition_2 string][a int, b "
                + "string]json 4[2025/12/31, 2026/01/31, 2026/02/01, 2026/02/02]",
            each(
                JSON,
                "log/2026/01/31/a.json",
                "log/2026/02/01/a.json",
                "log/2026/02/02/a.json",
                "log/2025/12/31/a.json")),
        layout(
            "markers and leftovers of Spark",
            "t[day string][a int, b string]json 2[1, 2]",
            each(JSON, "t/day=1/part-00000.json", "t/day=2/part-00000.json"),
            each("", "t/_SUCCESS", "t/day=1/", "t/day=3_$folder$", "t/_SUCCESS.crc"),
            each(JSON, "t/_temporary/0/task/part-00000.json", "t/.hive-staging/x.json"),
            each("crc\0", "t/day=1/.part-00000.json.crc")),
        layout(
            "packed parts without the format's ending",
            "t[][a int, b string]json 2",
            each(Town.gzip(JSON), "t/part-0000.gz", "t/part-0001.gz")),
        layout(
            "keys of Hive with other names at one level",
            "t[partition_0 string][a int, b string]json 2[year=2025, yr=2026]",
            each(JSON, "t/year=2025/a.json", "t/yr=2026/a.json")),
        layout(
            "keys of mixed case",
            "t[year string, month string][a int, b string]json 2[2025/1, 2025/2]",
            each(JSON, "t/Year=2025/Month=1/a.json", "t/year=2025/MONTH=2/a.json")),
        layout(
            "empty partitions",
            "t[d string][a int, b string]json 1[1]",
            each(JSON, "t/d=1/a.json"),
            each("", "t/d=2/a.json", "t/d=3/b.json")),
        layout(
            "one huge file beside many small ones",
            "t[][a int, b string]json 200040",
            List.of(item("t/all.json", JSON.repeat(200_000))),
            IntStream.range(0, 40).mapToObj(i -> item("t/s" + i + ".json", JSON)).toList()),
        layout(
            "logs in folders by host",
            "logs[partition_0 string][clientip string, ident string, auth string, timestamp "
                + "string, verb string, request string, httpversion string, rawrequest string, "
                + "response string, bytes string]apache 9[db-1, web-1, web-2]",
            each(
                "10.0.0.1 - - [30/Nov/2026:04:11:55 +0000] \"GET /a HTTP/1.1\" 200 5\n".repeat(3),
                "logs/web-1/access.log",
                "logs/web-2/access.log",
                "logs/db-1/access.log")),
        layout(
            "values with = and %3D, blanks and other letters",
            "t[k string][a int, b string]json 4[a=b, c=d, e f, \u00fc]",
            each(
                JSON, "t/k=a=b/a.json", "t/k=c%3Dd/a.json", "t/k=e f/a.json", "t/k=\u00fc/a.json")),
        layout(
            "Hive's name for null",
            "t[d string][a int, b string]json 2[1, __HIVE_DEFAULT_PARTITION__]",
            each(JSON, "t/d=1/a.json", "t/d=__HIVE_DEFAULT_PARTITION__/a.json")),
        layout(
            "a key that is a column",
            "t[day string][n int]json 2[1, 2]",
            each("{\"day\":1,\"n\":2}\n", "t/day=1/a.json", "t/day=2/a.json")),
        layout(
            "tables side by side, each with dates",
            "orders[partition_0 string][o int, p int]json 2[2026-01-01, 2026-01-02]\n"
                + "users[partition_0 string][a int, b string]json 2[2026-01-01, 2026-01-02]",
            each(JSON, "raw/users/2026-01-01/a.json", "raw/users/2026-01-02/a.json"),
            each(
                "{\"o\":1,\"p\":2}\n",
                "raw/orders/2026-01-01/a.json",
                "raw/orders/2026-01-02/a.json")),
        layout(
            "a file of notes and one of Excel beside the data",
            "t[d string][a int, b string]json 2[\"s3://raw/t/d=1/book.xlsx\"][1, 2]",
            each(JSON, "t/d=1/a.json", "t/d=2/a.json"),
            List.of(
                item("t/README.md", "# What this is\n\nAbout, the data\n"),
                item("t/d=1/book.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0, 1, 2, 3, 4, 5}))),
        layout(
            "a backup of the whole below it",
            "old[d string][a int, b string]json 2[1, 2]\n"
                + "t[d string][a int, b string]json 2[1, 2]",
            each(JSON, "t/d=1/a.json", "t/d=2/a.json", "t/old/d=1/a.json", "t/old/d=2/a.json")),
        layout(
            "hours below days, one day with files of its own",
            "d_1[h string][a int, b string]json 2[1, 2]\n" + "d_2[][a int, b string]json 1",
            each(JSON, "t/d=1/h=1/a.json", "t/d=1/h=2/a.json", "t/d=2/a.json")),
        layout(
            "names that are no names of tables",
            "_ber_uns[][a int, b string]json 1\n" + "my_data__v1_2_[][id bigint, city string]csv 2",
            each(CSV, "My Data (v1.2)/a.csv"),
            each(JSON, "\u00fcber-uns/a.json")),
        layout(
            "names that are the same once they are written small",
            "sales[][id bigint, city string]csv 2\n"
                + "sales_8d44842a458677b928c6fd2462da52cf[][a int, b string]json 1",
            each(CSV, "Sales/a.csv"),
            each(JSON, "sales/a.json")),
        layout(
            "weeks and quarters",
            "t[partition_0 string][a int, b string]json 3[2026-W01, 2026-W02, 2026Q1]",
            each(JSON, "t/2026-W01/a.json", "t/2026-W02/a.json", "t/2026Q1/a.json")),
        layout(
            "folders by customer, whose files gained columns",
            "t[partition_0 string][a int, b int, c int, d int, e int]json 3[acme, bolt, " + "corp]",
            each("{\"a\":1,\"b\":1,\"c\":1,\"d\":1}\n", "t/acme/a.json", "t/bolt/a.json"),
            each("{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1}\n", "t/corp/a.json")));
  }

  static Stream<Arguments> files() {
    return Stream.of(
        layout(
            "JSON whose first line is another",
            "t[][version int, a int, b string]json 6",
            item("t/a.json", "{\"version\":2}\n" + JSON.repeat(5))),
        layout(
            "JSON with a mark at its beginning, Windows' lines and a blank one",
            "t[][a int, b string]json 2",
            item("t/a.json", "\uFEFF" + (JSON + "\n" + JSON).replace("\n", "\r\n"))),
        layout(
            "CSV with a mark at its beginning",
            "t[][id bigint, city string]csv 2",
            item("t/a.csv", "\uFEFF" + CSV)),
        layout(
            "line ends within quotes",
            "t[][id bigint, note string]csv 3",
            item("t/a.csv", "id,note\n1,\"two\nlines\"\n2,\"more\n\nlines\"\n3,x\n")),
        layout(
            "semicolons and decimal commas",
            "t[][id bigint, price string, day string]csv 2",
            item("t/a.csv", "id;price;day\n1;1,50;31.12.2026\n2;2,75;01.01.2027\n")),
        layout(
            "a header in the first file only",
            "part_0_csv[][id bigint, city string]csv 2\n"
                + "t[][col0 bigint, col1 string]csv 4[\"s3://raw/t/part-0.csv\"]",
            item("t/part-0.csv", CSV),
            item("t/part-1.csv", "3,Bonn\n4,Bern\n"),
            item("t/part-2.csv", "5,Wien\n6,Graz\n")),
        layout(
            "headers of several names",
            "a_csv[][id bigint, city string]csv 2\n" + "b_csv[][id bigint, town string]csv 2",
            item("t/a.csv", CSV),
            item("t/b.csv", "id,town\n3,Bonn\n4,Bern\n")),
        layout(
            "numbers with marks for thousands",
            "t[][id bigint, sum string]csv 2",
            item("t/a.csv", "id,sum\n1,\"1,234\"\n2,\"2,345.50\"\n")),
        layout(
            "dates of several kinds",
            "t[][id bigint, day string, at string, us string]csv 2",
            item(
                "t/a.csv",
                """
                id,day,at,us
                1,2026-11-30,2026-11-30T04:11:55Z,11/30/2026
                2,2026-12-01,2026-12-01 05:12:56,12/01/2026
                """)),
        layout(
            "columns without any value",
            "t[][id bigint, none string, city string]csv 2\n"
                + "u[][a int, none string, empty array<string>, o string]json 1",
            item("t/a.csv", "id,none,city\n1,,Rome\n2,,Oslo\n"),
            item("u/a.json", "{\"a\":1,\"none\":null,\"empty\":[],\"o\":{}}\n")),
        layout(
            "columns of one name",
            "t[][id bigint, name string, name_2 string, id_3 bigint]csv 2\n"
                + "u[][id int, id_1 int]json 2",
            item("t/a.csv", "id,name,Name,id\n1,a,b,2\n3,c,d,4\n"),
            item("u/a.json", "{\"id\":1,\"ID\":2}\n{\"id\":3,\"ID\":4}\n")),
        layout(
            "comments before the header",
            "",
            item("t/a.csv", "# made by a tool\n# on Monday\n" + CSV)),
        layout(
            "a sum below the last row",
            "t[][id string, city string]csv 3",
            item("t/a.csv", CSV + "\nTotal,2\n")),
        layout(
            "booleans in words, and a number that became a text",
            "t[][id bigint, ok string, n string]csv 3",
            item("t/a.csv", "id,ok,n\n1,yes,1\n2,no,2\n3,yes,n/a\n")),
        layout(
            "text of Windows",
            "t[][id bigint, ort string]csv 2",
            item("t/a.csv", windows("id,ort\n1,K\u00f6ln\n2,\u20ac\n"))),
        layout(
            "names with blanks, dots and marks",
            "t[][order id bigint, unit.price double, qty (pcs) bigint, % bigint]csv 2",
            item("t/a.csv", "Order ID,unit.price,qty (pcs),%\n1,2.5,3,4\n2,3.5,4,5\n")),
        layout(
            "an export of MySQL with its own null",
            "t[][id bigint, name string, n string]csv 2",
            item("t/a.tsv", "id\tname\tn\n1\t\\N\t5\n2\tx\t\\N\n")),
        layout(
            "JSON of one schema in which a column changes its type",
            "t[][id int, v string]json 3",
            item(
                "t/a.json",
                "{\"id\":1,\"v\":1}\n{\"id\":2,\"v\":\"x\"}\n{\"id\":3,\"v\":{\"w\":1}}\n")),
        layout(
            "an answer of an API on one line",
            "t[][items array<struct<id:int>>, next string]json 1",
            item("t/a.json", "{\"items\":[{\"id\":1},{\"id\":2}],\"next\":null}")),
        layout(
            "an answer of an API whose last column lies beyond the first megabyte",
            "t[][items array<struct<id:int>>, next string]json 1",
            item("t/a.json", answer())),
        layout(
            "the same, packed",
            "t[][items array<struct<id:int>>, next string]json 1",
            item("t/a.json.gz", Town.gzip(answer()))),
        layout(
            "an id that only looks like a number",
            "t[][zip bigint, n bigint]csv 2",
            item("t/a.csv", "zip,n\n00501,1\n02134,2\n")),
        layout(
            "the last line is not ended",
            "t[][id bigint, city string]csv 2",
            item("t/a.csv", "id,city\n1,Rome\n2,Oslo")),
        layout(
            "more cells in some rows",
            "t[][id bigint, city string]csv 6",
            item("t/a.csv", CSV + "3,Bonn,x\n4,Bern\n5,Wien\n6,Graz\n")));
  }

  private static String answer() {
    return "{\"items\":[" + "{\"id\":1},".repeat(200_000) + "{\"id\":2}],\"next\":\"x\"}";
  }

  private static String wide(int columns) {
    return IntStream.range(0, columns)
        .mapToObj(i -> "\"w" + i + "\":" + i)
        .collect(Collectors.joining(",", "{", "}\n"));
  }

  private static byte[] windows(String text) {
    return text.getBytes(Charset.forName("windows-1252"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"folders", "files"})
  void comesOutAsItIs(String what, String expected, List<Item> items) {
    assertThat(layouts.crawled(items, "")).as(what).isEqualTo(expected);
  }

  @Test
  void aHundredThousandColumnsAreATableToo() {
    Town town = layouts.town;
    town.put("wide", "t/wide.json", wide(100_000));
    town.put("wide", "u/a.json", JSON);
    town.create(Town.crawler("wide", "s3://wide/").databaseName("db"));
    assertThat(town.crawl("wide").status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
    assertThat(town.tables()).containsExactly("t", "u");
    assertThat(town.table("t").storageDescriptor().columns()).hasSize(100_000);
  }
}
