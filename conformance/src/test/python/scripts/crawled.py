"""Writes data in every format, has it crawled, and compares how many records the crawler, from_catalog and Spark SQL see."""

import bz2
import gzip
import io
import json
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


def refused(call):
    try:
        call()
    except Exception as error:
        return str(error)
    return "nothing"


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
for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
    put(f"csv_{name.replace('-', '')}/a.csv", CSV.replace("town", "d\u00f6rf").encode(name))
    put(f"json_{name.replace('-', '')}/a.json", LINES.replace("town", "d\u00f6rf").encode(name))
put("json_mixed/a.json", LINES)
put("json_mixed/b.json", '{\n "id": 7,\n "city": "b"\n}\n')
put("json_blank/a.json", LINES.replace("\n", "\n\n"))
XML = "".join(f'<town id="{i}"><name>town{i}</name><tag>a</tag>{"<tag>b</tag>" if i else ""}</town>' for i in range(7))
put("xml_rows/a.xml", f"<?xml version='1.0'?><towns>{XML}</towns>")
put("xml_gzip/a.xml.gz", gzip.compress(f"<towns>{XML}</towns>".encode()))
put("xml_utf16/a.xml", f"<?xml version='1.0' encoding='UTF-16'?><towns>{XML}</towns>".encode("utf-16"))
for day in range(2):
    put(f"xml_days/day={day}/a.xml", f"<towns>{XML}</towns>")
ION = "".join(f"{{id:{i},name:'town{i}',price:{i}.50,at:2026-11-30T04:11:0{i}Z}}\n" for i in range(7))
put("ion_text/a.ion", "$ion_1_0 " + ION)
put("ion_list/a.ion", "[" + ION.replace("\n", ",\n") + "]")
binary = jvm.java.io.ByteArrayOutputStream()
writer = jvm.com.amazon.ion.system.IonBinaryWriterBuilder.standard().build(binary)
writer.writeValues(jvm.com.amazon.ion.system.IonReaderBuilder.standard().build(ION))
writer.close()
put("ion_binary/a.ion", bytes(binary.toByteArray()))


def document(number):
    tags = b"\x080\0\x01\0"
    body = (b"\x10id\0" + number.to_bytes(4, "little") + b"\x02name\0" + (6).to_bytes(4, "little") + f"town{number}".encode() + b"\0"
            + b"\x09at\0" + (1000 * number).to_bytes(8, "little") + b"\x04tags\0" + (len(tags) + 4).to_bytes(4, "little") + tags + b"\0")
    return (len(body) + 4).to_bytes(4, "little") + body


put("bson_dump/a.bson", b"".join(document(i) for i in range(7)))
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
put("rows_xml/a.xml", f"<towns><mayor>x</mayor>{XML}</towns>")
put("mine_log/a.log", "".join(f"{i} did {i}\n" for i in range(7)))
# Files as tools and people leave them.
ODD = {"odd_names": 2, "odd_columns": 2, "odd_keys": 35, "odd_cells": 9, "odd_first": 8, "odd_spark": 14, "odd_gzip": 14, "odd_mysql": 2,
       "odd_lines": 4, "odd_lines_lazy": 3, "odd_lines_head": 3, "odd_lines_some": 10, "odd_lines_latin": 3, "odd_blank": 8, "odd_blank_first": 3,
       "odd_case": 2, "odd_case_some": 9, "odd_case_deep": 2, "odd_hive_null": 14, "odd_1252": 3}
put("odd_mark/a.csv", "\ufeff" + CSV)
put("odd_mark_json/a.json", "\ufeff" + LINES.replace("\n", "\r\n\r\n"))
put("odd_windows/a.csv", CSV.replace("\n", "\r\n").encode())
put("odd_decimal/a.csv", CSV.replace(",", ";").replace(".", ","))
put("odd_names/a.csv", "Order ID,unit.price,qty (pcs),%\n1,2.5,3,4\n2,3.5,4,5\n")
put("odd_columns/a.csv", "id,name,Name,id\n1,a,b,2\n3,c,d,4\n")
for value in ("a=b", "c%3Dd", "e f", "\u00fc", "__HIVE_DEFAULT_PARTITION__"):
    put(f"odd_keys/k={value}/a.json", LINES)
put("odd_cells/a.csv", CSV + "7,town7,7.5,more\n8,town8\n")
put("odd_first/a.json", '{"version":2}\n' + LINES)
for day in range(2):
    put(f"odd_spark/day={day}/part-00000.json", LINES)
    put(f"odd_spark/day={day}/.part-00000.json.crc", "crc")
put("odd_spark/_SUCCESS", "")
put("odd_spark/_temporary/0/task/part-00000.json", LINES)
for part in range(2):
    put(f"odd_gzip/part-000{part}.gz", gzip.compress(LINES.encode()))
put("odd_mysql/a.tsv", "id\tname\tn\n1\t\\N\t5\n2\tx\t\\N\n")
# Line ends in quotes: records as the crawler saw them, whatever reads.
put("odd_lines/a.csv", 'id,text,n\n1,"a, b\nc",5\n2,"d\r\n\r\ne",6\n3,plain,7\n4,"say ""x""\n",8\n')
put("odd_lines_lazy/a.csv", 'id,text,n\n1,a"b,5\n2,"d\ne",6\n3,"x"y",7\n')
put("odd_lines_head/a.csv", 'id,"the\ntext",n\n1,"a\nb",5\n2,c,6\n')
put("odd_lines_some/a.csv", CSV)
put("odd_lines_some/b.csv", 'id,city,price\n7,"a\nb",7.5\n8,c,8.5\n9,"d,e",9.5\n')
put("odd_lines_latin/a.csv", 'id,text,n\n1,"d\u00f6rf\nb",5\n2,c,6\n3,"d",7\n'.encode("cp1252"))
put("odd_blank/a.csv", CSV.replace("\n", "\n\n", 3) + '7,"x",7.5\n\n')
put("odd_blank_first/a.tsv", "\n1\ta\tx\n\n2\tb\ty\n\t\t\n")
put("odd_case/a.json", '{"id":1,"ID":10,"Name":"a"}\n{"id":2,"ID":20,"Name":"b"}\n')
put("odd_case_some/a.json", '{"id":8,"ID":80,"city":"x"}\n{"ID":90,"city":"y"}\n')
put("odd_case_some/b.json", LINES)
put("odd_case_deep/a.json", '{"s":{"a":1,"A":2}}\n{"s":{"a":3,"A":4}}\n')
for value in ("1", "__HIVE_DEFAULT_PARTITION__"):
    put(f"odd_hive_null/k={value}/a.csv", CSV)
put("odd_1252/a.csv", "id,text\n1,\u20ac 5\n2,\u201cso\u201d\n3,d\u00f6rf\n".encode("cp1252"))

# Files whose columns are not all the table's, or not in its order, in a partition each and in one folder.
DIFFERING = {
    "csv_more": ("id,n\n1,a\n2,b\n", "id,extra,n\n1,9,a\n2,9,b\n"),
    "csv_less": ("a,b,c,d\n1,x,2.5,y\n", "a,c,d\n3,4.5,z\n"),
    "csv_turned": ("id,city,price\n1,Rome,2.5\n", "price,id,city\n3.5,2,Oslo\n\n4.5,3,Bonn\n"),
    "csv_quoted": ('id,text,n\n1,"a, b",5\n', 'n,id,more,text\n6,2,x,"say ""y"", so"\n7,3,,z\n'),
    "csv_absent": ('id,text,n,m\n1,"a, b",5,6\n', 'id,n,m\n2,7,8\n3,"9",0\n'),
    "csv_lines": ('id,text,n\n1,"a\nb",5\n', 'n,id,text\n6,2,"c\nd"\n'),
    "csv_letters": ("id,d\u00f6rf,n\n1,x\u00e4,5\n".encode("cp1252"), "n,d\u00f6rf,id\n6,y\u00e4,2\n".encode("cp1252")),
    "csv_wide": ("id,city,n\n1,Rome,5\n".encode("utf-16"), "n,id,city\n6,2,Oslo\n".encode("utf-16")),
    "csv_packed": (gzip.compress(b"id,city,n\n1,Rome,5\n"), gzip.compress(b"\xef\xbb\xbfn,id,city\n6,2,Oslo\n")),
    "csv_headless": ("1,a,1.5\n2,b,2.5\n", "3,c,3.5\n4,d,4.5\n"),
    "json_more": ('{"id":1,"n":"a"}\n', '{"extra":9,"n":"b","id":2}\n'),
    "json_wider": ('{"id":1,"v":1,"w":1}\n', '{"id":2,"v":2.5,"w":5000000000}\n'),
    "json_mixed": ('{"id":1,"v":1}\n', '{"id":2,"v":"x"}\n'),
    "json_deep": ('{"id":1,"s":{"a":1}}\n', '{"s":{"b":"x","a":2},"id":2}\n'),
}
COLUMNAR = {
    "more": ("1 as id, 'a' as n", "9 as extra, 2 as id, 'b' as n"),
    "turned": ("1 as id, 'a' as n, 1.5D as v", "2.5D as v, 'b' as n, 2 as id"),
    "wider": ("1 as id, 1 as v, cast(1.5 as float) as w", "2 as id, 5000000000L as v, 2.5D as w"),
    "double": ("1 as id, 1 as v", "2 as id, 2.5D as v"),
    "mixed": ("1 as id, 1 as v", "2 as id, 'x' as v"),
    "deep": ("1 as id, named_struct('a', 1) as s", "named_struct('b', 'x', 'a', 2) as s, 2 as id"),
}
for name, files in DIFFERING.items():
    for number, body in enumerate(files):
        put(f"differ_{name}/d={number}/a.{name.split('_')[0]}{'.gz' if 'packed' in name else ''}", body)
        if name in ("csv_turned", "csv_quoted"):
            put(f"differ_{name}_files/{number}.csv", body)
for form in ("parquet", "orc"):
    for name, selects in COLUMNAR.items():
        for number, select in enumerate(selects):
            spark.sql("select " + select).coalesce(1).write.format(form).save(f"s3://{bucket}/in/differ_{form}_{name}/d={number}")

glue.create_classifier(JsonClassifier={"Name": db + "_rows", "JsonPath": "$[*]"})
glue.create_classifier(JsonClassifier={"Name": db + "_ids", "JsonPath": "$.ident"})
glue.create_classifier(JsonClassifier={"Name": db + "_deep", "JsonPath": "$.rows"})
glue.create_classifier(XMLClassifier={"Name": db + "_xml", "Classification": "towns", "RowTag": "town"})
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
differing = [folder for folder in folders if folder.startswith("differ_")]
folders = [folder for folder in folders if folder not in differing]
custom = ["rows_array", "rows_lines", "rows_ids", "rows_deep", "rows_xml", "mine_log"]
crawl(db, [], [f for f in folders if f not in custom])
crawl(db + "_differ", [], differing)
crawl(db + "_custom", [db + "_rows", db + "_ids", db + "_deep", db + "_xml", db + "_log"], custom)

EXPECTED = {"json_pretty": 2, "json_array": 3, "rows_array": 3, "rows_lines": 3, "rows_deep": 2, "csv_mixed": 14, "json_mixed": 8, "xml_days": 14, **ODD}
tables = {t["Name"]: t for page in glue.get_paginator("get_tables").paginate(DatabaseName=db) for t in page["TableList"]}
is_right("all folders have tables", [], lambda: [f for f in folders if f not in tables])
for name in folders:
    expected = EXPECTED.get(name, 7)
    is_right(f"recordCount of {name}", str(expected), lambda: tables[name]["Parameters"]["recordCount"])
    is_right(f"from_catalog of {name}", expected,
             lambda: context.create_dynamic_frame.from_catalog(database=db, table_name=name).count())
    is_right(f"Spark SQL of {name}", expected, lambda: len(spark.sql(f"select * from {db}.{name}").collect()))
    if name.endswith(("_owned", "_days")):
        is_right(f"count(*) of {name}", expected, lambda: spark.sql(f"select count(*) from {db}.{name}").first()[0])
cities = ["d\u00f6rf0", "d\u00f6rf1"]
latin = context.create_dynamic_frame.from_catalog(database=db, table_name="csv_latin").toDF()
is_right("Latin-1 of from_catalog", cities, lambda: sorted(row["city"] for row in latin.collect())[:2])
is_right("Latin-1 of Spark SQL", cities, lambda: sorted(r[0] for r in spark.sql(f"select city from {db}.csv_latin").collect())[:2])
for name in ("csv_utf16", "json_utf16", "csv_utf32", "json_utf16be"):
    wide = context.create_dynamic_frame.from_catalog(database=db, table_name=name).toDF()
    is_right(f"{name} of from_catalog", cities, lambda: sorted(row["city"] for row in wide.collect())[:2])
    is_right(f"{name} of Spark SQL", cities, lambda: sorted(r[0] for r in spark.sql(f"select city from {db}.{name}").collect())[:2])
for name, query, expected in (
    ("xml_rows", "select _id, name, tag from {} where _id < 2 order by _id", [[0, "town0", ["a"]], [1, "town1", ["a", "b"]]]),
    ("xml_days", "select day, count(*) from {} group by day order by day", [["0", 7], ["1", 7]]),
    ("ion_binary", "select id, name, string(price), date_format(at, 'mm:ss') from {} where id = 3", [[3, "town3", "3.500000000000000000", "11:03"]]),
    ("bson_dump", "select id, name, unix_timestamp(at), tags from {} where id = 2", [[2, "town2", 2, [True]]]),
    ("json_array", "select sum(each.id) from {} lateral view explode(`array`) as each", [[6]]),
    ("rows_deep", "select sum(id) from {}", [[3]]),
    ("json_pretty", "select city from {} order by id", [["a"], ["b"]]),
    ("odd_mark", "select sum(id) from {}", [[21]]),
    ("odd_mark_json", "select sum(id) from {}", [[21]]),
    ("odd_names", "select sum(`order id`), sum(`unit.price`), sum(`qty (pcs)`), sum(`%`) from {}", [[3, 6.0, 7, 9]]),
    ("odd_columns", "select * from {} order by id", [[1, "a", "b", 2], [3, "c", "d", 4]]),
    ("odd_lines", "select text, n from {} order by id",
     [["a, b\nc", "5"], ["d\n\ne", "6"], ["plain", "7"], ['say "x"\n', "8"]]),
    ("odd_lines_lazy", "select id, n from {} order by id", [[1, 5], [2, 6], [3, 7]]),
    ("odd_lines_head", "select col1 from {} order by col0", [["a\nb"], ["c"], ["the\ntext"]]),
    ("odd_lines_some", "select sum(price) from {}", [[50.0]]),
    ("odd_lines_latin", "select id, n from {} order by id", [[1, 5], [2, 6], [3, 7]]),
    ("odd_blank", "select sum(price) from {}", [[32.0]]),
    ("odd_case", "select id, id_1, name from {} order by id", [[1, 10, "a"], [2, 20, "b"]]),
    ("odd_case_some", "select sum(id), sum(id_1) from {}", [[29, 170]]),
    ("odd_case_deep", "select s from {} order by s", [['{"a":1,"A":2}'], ['{"a":3,"A":4}']]),
    ("odd_hive_null", "select k, count(*) from {} group by k order by k", [[None, 7], ["1", 7]]),
    ("odd_hive_null", "select count(*) from {} where k is null", [[7]]),
    ("odd_hive_null", "select count(*) from {} where k = '1'", [[7]]),
    ("odd_keys", "select count(*) from {} where k is null", [[7]]),
    ("odd_1252", "select text from {} order by id", [["\u20ac 5"], ["\u201cso\u201d"], ["d\u00f6rf"]]),
    ("odd_cells", "select id, city, price from {} where id > 6 order by id", [[7, "town7", 7.5], [8, "town8", None]]),
):
    is_right(f"values of {name}", expected, lambda: [list(row) for row in spark.sql(query.format(f"{db}.{name}")).collect()])
for name, columns, expected in (
    ("odd_lines", ["text", "n"], [["a, b\nc", 5], ["d\n\ne", 6], ["plain", 7], ['say "x"\n', 8]]),
    ("odd_lines_lazy", ["text", "n"], [['a"b', 5], ["d\ne", 6], ['x"y', 7]]),
    ("odd_lines_latin", ["text", "n"], [["d\u00f6rf\nb", 5], ["c", 6], ["d", 7]]),
    ("odd_case", ["id", "id_1", "name"], [[1, 10, "a"], [2, 20, "b"]]),
    ("odd_1252", ["text"], [["\u20ac 5"], ["\u201cso\u201d"], ["d\u00f6rf"]]),
):
    rows = lambda: context.create_data_frame.from_catalog(database=db, table_name=name).collect()
    is_right(f"from_catalog's values of {name}", sorted(map(str, expected)), lambda: sorted(str([row[c] for c in columns]) for row in rows()))


def cells(row, columns):
    return [json.dumps(row[c].asDict(), sort_keys=True) if hasattr(row[c], "asDict") else str(row[c]) for c in columns]


UNREADABLE = {"differ_parquet_wider", "differ_parquet_double", "differ_parquet_mixed"}
pages = glue.get_paginator("get_partitions")
one = next(p for page in pages.paginate(DatabaseName=db, TableName="differ_csv_headless") for p in page["Partitions"] if p["Values"] == ["1"])
storage = {**one["StorageDescriptor"], "Columns": [{"Name": n, "Type": "string"} for n in ("col2", "other", "col0")]}
put("differ_csv_headless/d=1/a.csv", "3.5,x,3\n")
glue.update_partition(DatabaseName=db, TableName="differ_csv_headless", PartitionValueList=["1"],
                      PartitionInput={"Values": ["1"], "StorageDescriptor": storage})
for name in differing:
    dynamic = [cells(row, row.__fields__) for row in context.create_data_frame.from_catalog(database=db, table_name=name).collect()]
    if name in UNREADABLE:
        is_right(f"Spark's word for {name}", True, lambda: "Parquet column cannot be converted" in refused(spark.table(f"{db}.{name}").collect))
    else:
        is_right(f"Spark SQL's rows of {name}", sorted(dynamic),
                 lambda: sorted(cells(row, row.__fields__) for row in spark.table(f"{db}.{name}").collect()))
for name, query, expected in (
    ("differ_csv_more", "select id, n, extra from {} where d = '1' order by id", [[1, "a", 9], [2, "b", 9]]),
    ("differ_csv_turned", "select id, city, price from {} order by id", [[1, "Rome", 2.5], [2, "Oslo", 3.5], [3, "Bonn", 4.5]]),
    ("differ_csv_quoted_files", "select id, text, n, more from {} order by id",
     [["1", "a, b", "5", None], ["2", 'say "y", so', "6", "x"], ["3", "z", "7", ""]]),
    ("differ_csv_absent", "select id, text, n from {} where text is null order by id", [["2", None, "7"], ["3", None, "9"]]),
    ("differ_csv_headless", "select col0, col1, col2 from {} order by col0", [[1, "a", 1.5], [2, "b", 2.5], [3, None, 3.5]]),
    ("differ_orc_more", "select id, n, extra from {} order by id", [[1, "a", None], [2, "b", 9]]),
    ("differ_parquet_turned", "select id, n, v from {} order by id", [[1, "a", 1.5], [2, "b", 2.5]]),
):
    is_right(f"values of {name}", expected, lambda: [list(row) for row in spark.sql(query.format(f"{db}.{name}")).collect()])
# Two tables over one folder, in one query: each has its columns where it says.
turned = glue.get_table(DatabaseName=db, Name="differ_csv_turned_files")["Table"]
storage = {**turned["StorageDescriptor"], "Columns": list(reversed(turned["StorageDescriptor"]["Columns"]))}
glue.create_table(DatabaseName=db, TableInput={"Name": "differ_back", "StorageDescriptor": storage, "Parameters": turned["Parameters"],
                                               "TableType": "EXTERNAL_TABLE"})
is_right("two tables over one folder", [["Rome", 2.5], ["Oslo", 3.5], ["Bonn", 4.5]], lambda: [list(row) for row in spark.sql(
    f"select a.city, b.price from {db}.differ_csv_turned_files a join {db}.differ_back b on a.id = b.id order by b.id").collect()])
spark.sql(f"alter table {db}.differ_csv_quoted_files set tblproperties ('mine' = '1')")
is_right("what stays of an altered table", turned["StorageDescriptor"]["SerdeInfo"]["SerializationLibrary"].replace("lazy.LazySimpleSerDe", "OpenCSVSerde"),
         lambda: glue.get_table(DatabaseName=db, Name="differ_csv_quoted_files")["Table"]["StorageDescriptor"]["SerdeInfo"]["SerializationLibrary"])
nulls = context.create_data_frame.from_catalog(database=db, table_name="odd_hive_null")
is_right("null of a partition", [7, 7], lambda: [nulls.where("k is null").count(), nulls.where("k = '1'").count()])
pushed = context.create_dynamic_frame.from_catalog(database=db, table_name="odd_hive_null", push_down_predicate="k is null")
is_right("null of a partition by a predicate", 7, pushed.count)
is_right("names of partitions", ["k=1", "k=__HIVE_DEFAULT_PARTITION__"],
         lambda: [row[0] for row in spark.sql(f"show partitions {db}.odd_hive_null").collect()])
frame = context.create_data_frame.from_catalog(database=db, table_name="xml_rows")
is_right("a DataFrame of XML", [[0, ["a"]]], lambda: [list(r) for r in frame.where("_id = 0").select("_id", "tag").collect()])
is_right("XML is not inserted into", True, lambda: "does not write" in refused(lambda: spark.sql(f"insert into {db}.xml_rows select * from {db}.xml_rows")))
spark.sql(f"alter table {db}.xml_rows set tblproperties ('mine' = '1')")
is_right("an altered table of XML", 7, lambda: spark.sql(f"select * from {db}.xml_rows").count())
is_right("what AWS writes of XML", {"rowTag": "town"}, lambda: glue.get_table(DatabaseName=db, Name="xml_rows")["Table"]["StorageDescriptor"]["SerdeInfo"]["Parameters"])
is_right("a partition of what is owned", 1, lambda: spark.sql(f"select * from {db}.parquet_days where id = '3'").count())
towns = context.create_dynamic_frame.from_catalog(database=db, table_name="csv_plain")
for name in ("xml", "ion"):
    is_right(f"{name} is not written", True, lambda: f"reads the format {name} and does not write it" in refused(
        lambda: context.write_dynamic_frame.from_options(
            frame=towns, connection_type="s3", connection_options={"path": f"s3://{bucket}/out/"}, format=name)))
# A path is not a table: who names it reads all that is there.
is_right("a path", True, lambda: spark.read.text(f"s3://{bucket}/in/parquet_days/id=3/notes.txt").count() == 1)

print(f"{len(looked)} looked at, {len(wrong)} wrong")
