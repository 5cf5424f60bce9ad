"""Writes data in every format, has it crawled, and compares how many records the crawler, from_catalog and Spark SQL see."""

import bz2
import gzip
import io
import sys
import time
import zipfile

import boto3
from awsglue.context import GlueContext
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext

args = getResolvedOptions(sys.argv, ["bucket", "catalog"])
bucket, db = args["bucket"], args["catalog"]
context = GlueContext(SparkContext.getOrCreate())
spark = context.spark_session
jvm = spark._jvm
glue, s3 = boto3.client("glue"), boto3.client("s3")
looked, wrong = [], []


def is_right(what, expected, look):
    looked.append(what)
    try:
        seen = look()
    except Exception as error:
        seen = f"{type(error).__name__}: {error}".split("JVM stacktrace")[0][:700]
    if seen != expected:
        wrong.append(what)
        print(f"WRONG {what}\n  expected {expected!r}\n  seen     {seen!r}")


def put(key, body):
    s3.put_object(Bucket=bucket, Key="in/" + key, Body=body if isinstance(body, bytes) else body.encode())


def zipped(text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", text)
    return out.getvalue()


def packed(stream, text):
    """By a library of the JVM."""
    out = jvm.java.io.ByteArrayOutputStream()
    packing = stream(out)
    packing.write(bytearray(text.encode()))
    packing.close()
    return bytes(out.toByteArray())


def blocks(codec, text):
    """As Hadoop packs them itself."""
    made = jvm.org.apache.hadoop.util.ReflectionUtils.newInstance(
        jvm.java.lang.Class.forName(f"org.apache.hadoop.io.compress.{codec}"), spark._jsc.hadoopConfiguration())
    return packed(made.createOutputStream, text)


CSV = "id,city,price\n" + "".join(f"{i},town{i},{i}.5\n" for i in range(7))
LINES = "".join(f'{{"id":{i},"city":"town{i}"}}\n' for i in range(7))
LOG = "".join(f'10.0.0.{i} - - [30/Nov/2026:04:11:5{i} +0000] "GET /a HTTP/1.1" 200 5\n' for i in range(7))

put("json_lines/a.json", LINES)
put("json_gzip/a.json.gz", gzip.compress(LINES.encode()))
put("json_pretty/a.json", '{\n "id": 1,\n "city": "a"\n}\n{\n "id": 2,\n "city": "b"\n}\n')
put("json_array/a.json", '[{"id":1},{"id":2},{"id":3}]')
put("csv_plain/a.csv", CSV)
put("csv_tab/a.tsv", CSV.replace(",", "\t"))
put("csv_quoted/a.csv", CSV.replace("town1", '"town, 1"'))
put("csv_latin/a.csv", CSV.replace("town", "d\u00f6rf").encode("latin-1"))
put("csv_bzip2/a.csv.bz2", bz2.compress(CSV.encode()))
put("csv_zip/a.csv.zip", zipped(CSV))
put("csv_lz4/a.csv.lz4", packed(jvm.net.jpountz.lz4.LZ4FrameOutputStream, CSV))
put("csv_snappy/a.csv.snappy", packed(jvm.org.xerial.snappy.SnappyFramedOutputStream, CSV))
put("csv_zstd/a.csv.zst", packed(jvm.com.github.luben.zstd.ZstdOutputStream, CSV))
put("csv_hadoop_lz4/a.csv.lz4", blocks("Lz4Codec", CSV))
put("csv_hadoop_snappy/a.csv.snappy", blocks("SnappyCodec", CSV))
put("csv_mixed/a.csv", CSV)
put("csv_mixed/b.csv.gz", gzip.compress(CSV.encode()))
put("log_apache/a.log", LOG)
frame = spark.createDataFrame([(i, f"town{i}", i + 0.5) for i in range(7)], "id bigint, city string, price double")
for name in ("parquet", "orc", "avro"):
    frame.coalesce(1).write.format(name).save(f"s3://{bucket}/in/{name}_plain")
    # Of each some files that are not the table's, in a folder of partitions too.
    frame.repartition(2).write.format(name).save(f"s3://{bucket}/in/{name}_owned")
    put(f"{name}_owned/notes.txt", "nothing of that")
    put(f"{name}_owned/more.csv", CSV)
    frame.coalesce(1).write.format(name).partitionBy("id").save(f"s3://{bucket}/in/{name}_days")
    put(f"{name}_days/id=3/notes.txt", "nothing of that")
for name in ("gzip", "snappy", "lz4", "zstd"):
    frame.coalesce(1).write.option("compression", name).parquet(f"s3://{bucket}/in/parquet_{name}")
for name in ("zlib", "snappy", "lz4", "zstd", "none"):
    frame.coalesce(1).write.option("compression", name).orc(f"s3://{bucket}/in/orc_{name}")
put("rows_array/a.json", '[{"id":1},{"id":2},{"id":3}]')
put("rows_lines/a.json", '[{"id":1},{"id":2}]\n[{"id":3}]\n')
put("rows_ids/a.json", LINES.replace("id", "ident"))
put("rows_deep/a.json", '{\n "rows": [{"id":1},{"id":2}],\n "n": 1\n}\n')
put("mine_log/a.log", "".join(f"{i} did {i}\n" for i in range(7)))

glue.create_classifier(JsonClassifier={"Name": db + "_rows", "JsonPath": "$[*]"})
glue.create_classifier(JsonClassifier={"Name": db + "_ids", "JsonPath": "$.ident"})
glue.create_classifier(JsonClassifier={"Name": db + "_deep", "JsonPath": "$.rows"})
glue.create_classifier(GrokClassifier={"Name": db + "_log", "Classification": "mine", "GrokPattern": "%{INT:n:int} did %{INT:m:int}"})


def crawl(name, classifiers, folders):
    targets = [{"Path": f"s3://{bucket}/in/{folder}/"} for folder in folders]
    glue.create_crawler(Name=name, Role="tester", DatabaseName=db, Classifiers=classifiers, Targets={"S3Targets": targets})
    glue.start_crawler(Name=name)
    while glue.get_crawler(Name=name)["Crawler"]["State"] != "READY":
        time.sleep(0.2)
    is_right("the crawl", "SUCCEEDED", lambda: glue.get_crawler(Name=name)["Crawler"]["LastCrawl"]["Status"])


listed = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="in/")
folders = sorted({item["Key"].split("/")[1] for page in listed for item in page["Contents"]})
custom = ["rows_array", "rows_lines", "rows_ids", "rows_deep", "mine_log"]
crawl(db, [], [f for f in folders if f not in custom])
crawl(db + "_custom", [db + "_rows", db + "_ids", db + "_deep", db + "_log"], custom)

EXPECTED = {"json_pretty": 2, "json_array": 3, "rows_array": 3, "rows_lines": 3, "rows_deep": 2, "csv_mixed": 14}
# Spark SQL reads JSON line by line, each an object.
NOT_BY_SQL = {"json_pretty", "json_array", "rows_array", "rows_lines", "rows_ids", "rows_deep"}
tables = {t["Name"]: t for page in glue.get_paginator("get_tables").paginate(DatabaseName=db) for t in page["TableList"]}
is_right("all folders have tables", [], lambda: [f for f in folders if f not in tables])
for name in folders:
    expected = EXPECTED.get(name, 7)
    is_right(f"recordCount of {name}", str(expected), lambda: tables[name]["Parameters"]["recordCount"])
    is_right(f"from_catalog of {name}", expected,
             lambda: context.create_dynamic_frame.from_catalog(database=db, table_name=name).count())
    if name not in NOT_BY_SQL:
        is_right(f"Spark SQL of {name}", expected, lambda: spark.sql(f"select * from {db}.{name}").count())
    if name.endswith(("_owned", "_days")):
        is_right(f"count(*) of {name}", expected, lambda: spark.sql(f"select count(*) from {db}.{name}").first()[0])
cities = ["d\u00f6rf0", "d\u00f6rf1"]
latin = context.create_dynamic_frame.from_catalog(database=db, table_name="csv_latin").toDF()
is_right("Latin-1 of from_catalog", cities, lambda: sorted(row["city"] for row in latin.collect())[:2])
is_right("Latin-1 of Spark SQL", cities, lambda: sorted(r[0] for r in spark.sql(f"select city from {db}.csv_latin").collect())[:2])
is_right("a partition of what is owned", 1, lambda: spark.sql(f"select * from {db}.parquet_days where id = '3'").count())
# A path is not a table: who names it reads all that is there.
is_right("a path", True, lambda: spark.read.text(f"s3://{bucket}/in/parquet_days/id=3/notes.txt").count() == 1)

print(f"{len(looked)} looked at, {len(wrong)} wrong")
