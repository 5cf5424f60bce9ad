package io.mastic.crawlers;

import static io.mastic.crawlers.Layouts.each;
import static io.mastic.crawlers.Layouts.layout;
import static org.assertj.core.api.Assertions.assertThat;

import io.mastic.crawlers.Layouts.Item;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Buckets as services of AWS, tools of others and people leave them. */
class FoundBucketsTest {

  private static final String JSON = "{\"a\":1,\"b\":\"x\"}\n";
  private static final String CSV = "id,city\n1,Rome\n2,Oslo\n";
  private static final String BALANCER =
      "https 2026-11-30T04:11:55.1Z app/shop/50dc 10.0.0.%d:2817 10.0.1.1:80 0.0 0.1 0.0 200 200"
          + " 34 366 \"GET https://shop:443/a HTTP/1.1\" \"Mozilla/5.0 (X11; Linux x86_64)\" -\n";
  private static final String ACCESS =
      "79a5 logs [30/Nov/2026:04:11:5%d +0000] 10.0.0.1 arn:x 3E57 REST.GET.OBJECT a.csv"
          + " \"GET /a.csv HTTP/1.1\" 200 - 5 5 7 6 \"-\" \"Mozilla/5.0 (X11; Linux)\" -\n";
  private static final String FLOW =
      "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes\n"
          + "2 123456789012 eni-1 10.0.0.1 10.0.0.2 443 5000 6 10 840\n".repeat(5);
  private static final String FRONT =
      "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method\n"
          + "2026-11-30\t04:11:55\tFRA2\t500\t10.0.0.1\tGET\n".repeat(20);

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

  private static String lines(String line) {
    return IntStream.range(0, 9)
        .mapToObj(i -> String.format(line, i))
        .collect(Collectors.joining());
  }

  static Stream<Arguments> servicesOfAws() {
    return Stream.of(
        layout(
            "logs of CloudFront",
            "cf[][col0 string, col1 string, col2 string, col3 bigint, col4 string, col5 string]csv"
                + " 44",
            each(
                Town.gzip(FRONT),
                "cf/E2ABC.2026-11-30-04.0a1b.gz",
                "cf/E2ABC.2026-11-30-05.2c3d.gz")),
        layout(
            "logs of a load balancer",
            "",
            each(
                Town.gzip(lines(BALANCER)),
                "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/30/a.log.gz",
                "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/12/01/a.log.gz")),
        layout(
            "logs of S3's access",
            "",
            each(lines(ACCESS), "logs/2026-11-30-04-15-22-0A1B", "logs/2026-11-30-05-15-22-2C3D")),
        layout(
            "flows of a VPC in folders for Hive",
            "",
            each(
                Town.gzip(FLOW),
                "AWSLogs/aws-account-id=1/aws-service=vpcflowlogs/year=2026/month=11/a.log.gz",
                "AWSLogs/aws-account-id=1/aws-service=vpcflowlogs/year=2026/month=12/a.log.gz")),
        layout(
            "keys with hyphens",
            "awslogs[aws-account-id string, aws-region string][a int, b string]json 2"
                + "[1/eu-west-1, 1/us-east-1]",
            each(
                JSON,
                "awslogs/aws-account-id=1/aws-region=us-east-1/a.json",
                "awslogs/aws-account-id=1/aws-region=eu-west-1/a.json")),
        layout(
            "records of CloudTrail and their digests",
            "us_east_1[partition_0 string, partition_1 string, partition_2 string][awsaccountid"
                + " string, digests3bucket string]json 2[2026/11/30, 2026/12/01]\n"
                + "us_east_1_d49fcb39a26f0ab5fd4014ded3d67acb[partition_0 string, partition_1"
                + " string, partition_2 string][records"
                + " array<struct<eventVersion:string,userIdentity:struct<type:string>>>]json"
                + " 2[2026/11/30, 2026/12/01]",
            each(
                Town.gzip(
                    "{\"Records\":[{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"Root\"}}]}"),
                "AWSLogs/1/CloudTrail/us-east-1/2026/11/30/1_CloudTrail_us-east-1_a.json.gz",
                "AWSLogs/1/CloudTrail/us-east-1/2026/12/01/1_CloudTrail_us-east-1_b.json.gz"),
            each(
                Town.gzip("{\"awsAccountId\":\"1\",\"digestS3Bucket\":\"logs\"}"),
                "AWSLogs/1/CloudTrail-Digest/us-east-1/2026/11/30/a.json.gz",
                "AWSLogs/1/CloudTrail-Digest/us-east-1/2026/12/01/b.json.gz")),
        layout(
            "Firehose without line ends, and what it could not deliver",
            "ok[partition_0 string, partition_1 string, partition_2 string, partition_3 string]"
                + "[a int, b string]json 4[2026/11/30/04, 2026/11/30/05]\n"
                + "processing_failed[partition_0 string, partition_1 string, partition_2 string, "
                + "partition_3 string][attemptsmade int, errorcode string, rawdata string]json 1"
                + "[2026/11/30/04]",
            each(
                "{\"a\":1,\"b\":\"x\"}{\"a\":2,\"b\":\"y\"}",
                "fh/ok/2026/11/30/04/shop-1-2026-11-30-04-11-55-0a1b",
                "fh/ok/2026/11/30/05/shop-1-2026-11-30-05-11-55-2c3d"),
            each(
                "{\"attemptsMade\":4,\"errorCode\":\"Lambda.Fail\",\"rawData\":\"e30=\"}\n",
                "fh/processing-failed/2026/11/30/04/shop-1-0a1b")),
        layout(
            "results of Athena with what describes them",
            "results[][id bigint, city string]csv 4"
                + "[\"s3://raw/results/0a.csv.metadata\",\"s3://raw/results/0b.csv.metadata\"]",
            each(
                "\"id\",\"city\"\n\"1\",\"Rome\"\n\"2\",\"Oslo\"\n",
                "results/0a.csv",
                "results/0b.csv"),
            each(
                new byte[] {8, 2, 18, 5, 0, 'h', 'i', 'v', 'e', 26, 2, 'i', 'd', 1, (byte) 0xff},
                "results/0a.csv.metadata",
                "results/0b.csv.metadata")),
        layout(
            "DMS: all of a table, then its changes",
            "load00000001_csv[][col0 bigint, col1 string, col2 double]csv 2\n"
                + "orders[][col0 string, col1 bigint, col2 string, col3 double]csv 4"
                + "[\"s3://raw/dms/shop/orders/LOAD00000001.csv\"]",
            each("1,Rome,10.5\n2,Oslo,11.5\n", "dms/shop/orders/LOAD00000001.csv"),
            each(
                "I,3,Bonn,2.5\nU,1,Rome,3.5\n",
                "dms/shop/orders/20261130-041155123.csv",
                "dms/shop/orders/20261130-051155123.csv")),
        layout(
            "an export of DynamoDB",
            "data[][item struct<id:struct<S:string>,n:struct<N:string>>]json 4\n"
                + "manifest_files_json[][itemcount int, md5checksum string, datafiles3key string]"
                + "json 2\n"
                + "manifest_summary_json[][version string, exportarn string, itemcount int]json 1",
            each(
                Town.gzip("{\"Item\":{\"id\":{\"S\":\"1\"},\"n\":{\"N\":\"5\"}}}\n".repeat(2)),
                "AWSDynamoDB/0169-2d87/data/a.json.gz",
                "AWSDynamoDB/0169-2d87/data/b.json.gz"),
            each(
                "{\"itemCount\":2,\"md5Checksum\":\"x\",\"dataFileS3Key\":\"a.json.gz\"}\n"
                    .repeat(2),
                "AWSDynamoDB/0169-2d87/manifest-files.json"),
            each(
                "{\"version\":\"1\",\"exportArn\":\"arn\",\"itemCount\":4}\n",
                "AWSDynamoDB/0169-2d87/manifest-summary.json"),
            each(
                "0c5Qf5J1Jh0mN0mVx1l1WQ==",
                "AWSDynamoDB/0169-2d87/manifest-files.md5",
                "AWSDynamoDB/0169-2d87/manifest-summary.md5"),
            each("", "AWSDynamoDB/0169-2d87/_started")),
        layout(
            "an inventory of S3",
            "2026_11_30t01_00z[][sourcebucket string, fileformat string, "
                + "files array<struct<key:string,size:int>>]json 1"
                + "[\"s3://raw/inv/shop/all/2026-11-30T01-00Z/manifest.checksum\"]\n"
                + "data[][col0 string, col1 string, col2 bigint]csv 4",
            each(
                Town.gzip("\"shop\",\"a.csv\",\"5\"\n\"shop\",\"b.csv\",\"6\"\n"),
                "inv/shop/all/data/a.csv.gz",
                "inv/shop/all/data/b.csv.gz"),
            each(
                "{\"sourceBucket\":\"shop\",\"fileFormat\":\"CSV\",\"files\":[{\"key\":\"a\",\"size\":1}]}",
                "inv/shop/all/2026-11-30T01-00Z/manifest.json"),
            each("0c5Qf5J1\n", "inv/shop/all/2026-11-30T01-00Z/manifest.checksum"),
            each(
                "s3://inv/shop/all/data/a.csv.gz\n",
                "inv/shop/all/hive/dt=2026-11-30-01-00/symlink.txt")),
        layout(
            "an UNLOAD of Redshift with its manifest",
            "manifest[][entries array<struct<url:string>>]json 1\n"
                + "unload[][col0 bigint, col1 string, col2 string]csv 4"
                + "[\"s3://raw/unload/manifest\"]",
            each(
                "1|Rome|2026-11-30\n2|Oslo|2026-12-01\n",
                "unload/0000_part_00",
                "unload/0001_part_00"),
            each("{\"entries\":[{\"url\":\"s3://raw/unload/0000_part_00\"}]}", "unload/manifest")));
  }

  static Stream<Arguments> toolsOfOthers() {
    return Stream.of(
        layout(
            "commits of Databricks",
            "t[d string][a int, b string]json 2[1, 2]",
            each(JSON, "t/d=1/part-00000-tid-1-c000.json", "t/d=2/part-00000-tid-2-c000.json"),
            each("", "t/d=1/_SUCCESS", "t/_SUCCESS"),
            each(
                "{\"added\":[\"x\"],\"removed\":[]}", "t/d=1/_committed_17", "t/d=2/_committed_18"),
            each("", "t/d=1/_started_17", "t/d=2/_started_18")),
        layout(
            "files of Airflow by date, of two kinds in one folder",
            "customers_2026_11_30_csv[][name string, age bigint]csv 2\n"
                + "export[][id bigint, city string]csv 6"
                + "[\"s3://raw/export/customers_2026-11-30.csv\"]",
            each(
                CSV,
                "export/orders_2026-11-29.csv",
                "export/orders_2026-11-30.csv",
                "export/orders_2026-12-01.csv"),
            each("name,age\nAda,36\nBob,40\n", "export/customers_2026-11-30.csv")),
        layout(
            "Hive's null in one key of two",
            "t[y string, m string][a int, b string]json 3"
                + "[2026/1, 2026/__HIVE_DEFAULT_PARTITION__, __HIVE_DEFAULT_PARTITION__/1]",
            each(
                JSON,
                "t/y=2026/m=1/a.json",
                "t/y=2026/m=__HIVE_DEFAULT_PARTITION__/a.json",
                "t/y=__HIVE_DEFAULT_PARTITION__/m=1/a.json")),
        layout(
            "days in two spellings",
            "t[dt string][a int, b string]json 3[2026-11-29, 20261130, 20261201]",
            each(JSON, "t/dt=2026-11-29/a.json", "t/dt=20261130/a.json", "t/dt=20261201/a.json")),
        layout(
            "topics of Kafka Connect",
            "orders[partition string][a int, b string]json 4[0, 1]\n"
                + "payments[partition string][p double]json 1[0]",
            each(
                JSON,
                "topics/orders/partition=0/orders+0+0000000000.json",
                "topics/orders/partition=0/orders+0+0000000003.json",
                "topics/orders/partition=1/orders+1+0000000000.json",
                "topics/orders/partition=1/orders+1+0000000003.json"),
            each("{\"p\":1.5}\n", "topics/payments/partition=0/payments+0+0000000000.json")),
        layout(
            "a timetable in files of one folder",
            """
            routes_txt[][route_id string, agency_id bigint, type bigint]csv 2
            stops_txt[][stop_id string, stop_lat double, stop_lon double]csv 2
            trips_txt[][trip_id bigint, headsign string]csv 2\
            """,
            each("route_id,agency_id,type\nA,1,3\nB,1,3\n", "gtfs/routes.txt"),
            each("stop_id,stop_lat,stop_lon\nX,1.5,2.5\nY,3.5,4.5\n", "gtfs/stops.txt"),
            each("trip_id,headsign\n1,North\n2,South\n", "gtfs/trips.txt")),
        layout(
            "parts of BigQuery",
            "bq[][a int, b string]json 4",
            each(JSON.repeat(2), "bq/000000000000.json", "bq/000000000001.json")),
        layout(
            "unfinished parts of Flink",
            "f[partition_0 string][a int, b string]json 2[2026-11-30--04, 2026-11-30--05]",
            each(JSON, "f/2026-11-30--04/part-0-0", "f/2026-11-30--05/part-0-1"),
            each(JSON, "f/2026-11-30--05/.part-0-2.inprogress.0a1b")),
        layout(
            "lines of Log4j and of Python's logging",
            "",
            each(
                lines("2026-11-30 04:11:5%d,123 INFO c.m.Shop - sold one\n"),
                "app/a.log",
                "app/b.log"),
            each(lines("2026-11-30 04:11:5%d,123 - shop - INFO - sold one\n"), "py/a.log")),
        layout(
            "errors of nginx",
            "",
            each(
                lines(
                    "2026/11/30 04:11:5%d [error] 1#1: *1 open() \"/a\" failed (2: No such file),"
                        + " client: 10.0.0.1, server: shop, request: \"GET /a HTTP/1.1\"\n"),
                "nginx/error.log")),
        layout(
            "a dump of SQL",
            "",
            each(
                "CREATE TABLE t (id int, city text);\n"
                    + lines("INSERT INTO t VALUES (%d, 'Rome');\n"),
                "dump/shop.sql")),
        layout(
            "a page, a script, settings and notes",
            "",
            each(
                "<html><head><title>x</title></head><body><p>a</p><p>b</p></body></html>",
                "a/index.html"),
            each("<!DOCTYPE html>\n<html><body><p>a</p></body></html>", "a/new.html"),
            each("import sys\n\nprint(1, 2)\nfor a, b in x:\n    f(a, b, 3)\n", "b/job.py"),
            each("a: 1\nb:\n  - x\n  - y\n", "c/conf.yaml"),
            each("[main]\na = 1\nb = 2\n", "c/conf.ini"),
            each("# Notes\n\nOne, two.\nThree, four, five.\n\nSix.\n", "d/README.md")));
  }

  static Stream<Arguments> people() {
    return Stream.of(
        layout(
            "a mark of byte order before a quote",
            "t[][id bigint, city string]csv 2",
            each("\uFEFF\"id\",\"city\"\n\"1\",\"Rome\"\n\"2\",\"Oslo\"\n", "t/a.csv")),
        layout(
            "text of Excel in UTF-16 with tabs",
            "t[][id bigint, city string]csv 2",
            each(
                "\uFEFFid\tcity\r\n1\tRome\r\n2\tOslo\r\n".getBytes(StandardCharsets.UTF_16LE),
                "t/a.txt")),
        layout(
            "Latin letters, semicolons and commas of decimals",
            "t[][id bigint, ort string, preis string]csv 2",
            each(
                "id;ort;preis\n1;K\u00f6ln;1.234,50\n2;Bonn;2,75\n"
                    .getBytes(Charset.forName("cp1252")),
                "t/a.csv")),
        layout(
            "a bar before and behind each line",
            "t[][col0 string, col1 bigint, col2 string, col3 string]csv 2",
            each("|1|Rome|\n|2|Oslo|\n", "t/a.txt")),
        layout(
            "tabs, cells without a text, and one tab more",
            "t[][id bigint, city string, n bigint, col3 string]csv 3",
            each("id\tcity\tn\t\n1\t\t5\t\n2\tOslo\t\t\n3\tBonn\t7\t\n", "t/a.txt")),
        layout(
            "a header with a name that is missing",
            "t[][col0 string, col1 string, col2 string]csv 3",
            each("id,,city\n1,x,Rome\n2,y,Oslo\n", "t/a.csv")),
        layout(
            "the index of a data frame",
            "t[][col0 bigint, col1 string, col2 string]csv 3",
            each(",id,city\n0,1,Rome\n1,2,Oslo\n", "t/a.csv")),
        layout(
            "only texts, so nobody knows a header",
            "t[][col0 string, col1 string]csv 3",
            each("name,city\nAda,Rome\nBob,Oslo\n", "t/a.csv")),
        layout(
            "two thousand columns",
            "t["
                + IntStream.range(0, 2000)
                    .mapToObj(i -> "c" + i + " bigint")
                    .collect(Collectors.joining(", ", "][", "]"))
                + "csv 2",
            each(wide(), "t/a.csv")),
        layout(
            "numbers in many spellings",
            "t[][plus bigint, exp double, pct string, usd string, hex string, space string, "
                + "big string, nan double]csv 2",
            each(
                """
                plus,exp,pct,usd,hex,space,big,nan
                +1,1e5,12%,$1.50,0x1F,1 000,12345678901234567890,NaN
                -2,2.5E-3,7.5%,$2,0xFF,2 500,12345678901234567891,1.5
                """,
                "t/a.csv")),
        layout(
            "yes and no in many spellings",
            "t[][id bigint, a boolean, b string, c string, d bigint]csv 2",
            each("id,a,b,c,d\n1,TRUE,t,Y,0\n2,false,f,N,1\n", "t/a.csv")),
        layout(
            "backups beside the data",
            "t[][id bigint, city string]csv 6",
            each(CSV, "t/data.csv", "t/data.csv.bak", "t/data.csv~")),
        layout(
            "an array of JSON in many lines, in two files",
            "t[][array array<struct<a:int,b:string>>]json 4",
            each(
                """
                [
                  {
                    "a": 1,
                    "b": "x"
                  },
                  {
                    "a": 2,
                    "b": "y"
                  }
                ]
                """,
                "t/a.json",
                "t/b.json")),
        layout(
            "lines of JSON in files of other names",
            "t[][a int, b string]json 3",
            each(JSON, "t/a.log", "t/b.txt", "t/c")),
        layout(
            "names of JSON that are odd",
            "t[][a.b int, c d int, \u00fc int, x int, big double]json 1",
            each(
                "{\"a.b\":1,\"c d\":2,\"\u00fc\":3,\"X\":4,\"big\":123456789012345678901}\n",
                "t/a.json")),
        layout(
            "lists of numbers and of lists",
            "t[][array array<int>]json 3\n" + "u[][array array<array<int>>]json 2",
            each("[1,2,3]", "t/a.json"),
            each("[[1,2],[3]]", "u/a.json")),
        layout(
            "a map of places",
            "t[][type string, features array<struct<type:string,properties:struct<n:int>,"
                + "geometry:struct<type:string,coordinates:array<double>>>>]json 1",
            each(
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"n\":1},"
                    + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[1.5,2.5]}}]}",
                "t/a.geojson")),
        layout(
            "a map of a site",
            "t[][loc string, lastmod string]xml 2",
            each(
                "<?xml version=\"1.0\"?>\n<urlset><url><loc>a</loc><lastmod>b</lastmod></url>"
                    + "<url><loc>c</loc><lastmod>d</lastmod></url></urlset>",
                "t/sitemap.xml")),
        layout(
            "pictures, books and archives",
            "t[][id bigint, city string]csv"
                + " 2[\"s3://raw/t/a.pdf\",\"s3://raw/t/a.png\",\"s3://raw/t/a.tar.gz\"]",
            each(CSV, "t/a.csv"),
            each(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13}, "t/a.png"),
            each("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "t/a.pdf"),
            each(
                Town.gzip("a.csv\0\0\0\0000644\0" + "\0".repeat(400) + CSV + "\0".repeat(600)),
                "t/a.tar.gz")),
        layout(
            "keys with blanks and plus signs",
            "t[partition_0 string][a int, b string]json 2[a b, c+d]",
            each(JSON, "t/a b/a.json", "t/c+d/a.json")),
        layout(
            "days at the root of a bucket",
            "raw[year string, month string][a int, b string]json 2[2026/11, 2026/12]",
            each(JSON, "year=2026/month=11/a.json", "year=2026/month=12/a.json")));
  }

  private static String wide() {
    return IntStream.range(0, 2000)
            .mapToObj(i -> "c" + i)
            .collect(Collectors.joining(",", "", "\n"))
        + (IntStream.range(0, 2000).mapToObj(i -> "" + i).collect(Collectors.joining(",")) + "\n")
            .repeat(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"servicesOfAws", "toolsOfOthers", "people"})
  void comesOutAsAPersonWouldHaveIt(String what, String expected, List<Item> items) {
    assertThat(layouts.crawled(items, "")).as(what).isEqualTo(expected);
  }

  /** A path is that of a folder or a file, not the beginning of other names. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sales | sales[][id bigint, city string]csv 2",
        "sales/ | sales[][id bigint, city string]csv 2",
        "sales/a.csv | a_csv[][id bigint, city string]csv 2",
      })
  void aPathIsNoPrefix(String path, String expected) {
    List<Item> items =
        Stream.concat(
                each(CSV, "sales/a.csv").stream(),
                each(JSON, "sales_old/a.json", "sales.json").stream())
            .toList();
    assertThat(layouts.crawled(items, path)).isEqualTo(expected);
  }
}
