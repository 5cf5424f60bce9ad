"""What Python functions over records cost, against a UDF over struct(*) on the same rows in the same run.

    python3 python/bench/record_functions.py [ROWS [wide|flat]]

wide: eleven columns, with a timestamp and a struct; flat: five columns of numbers and texts.

Each figure is the median of three runs after one that warms up. The frames are read anew each time, so that nothing is
kept from the run before.
"""

import os
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/pyspark"))
os.environ.setdefault("MASTIC_JAVA_OPTIONS", "-Xmx3g")

from sparktest import session  # noqa: E402

TABLES = {"wide": """
  SELECT id, CAST(id % 1000 AS INT) AS station, id * 0.25 AS depth, id / 7.0D AS latitude, sqrt(id) AS longitude,
         concat('us', id) AS code, concat('place ', id % 977) AS place, CASE WHEN id % 5 = 0 THEN NULL ELSE 'ml' END AS kind,
         id % 3 = 0 AS reviewed, timestamp_seconds(1600000000 + id) AS at,
         named_struct('net', 'us', 'count', id % 17) AS source
  FROM range({rows})
""", "flat": """
  SELECT id, CAST(id % 1000 AS INT) AS station, id * 0.25D AS depth, concat('us', id) AS code,
         concat('place ', id % 977) AS place
  FROM range({rows})
"""}


def main(rows=300_000, table="wide"):
    import tempfile

    from awsglue.context import GlueContext
    from awsglue.dynamicframe import DynamicFrame
    from pyspark.sql.functions import struct, udf

    spark = session()
    glue = GlueContext(spark.sparkContext)
    with tempfile.TemporaryDirectory(prefix="record-functions-") as home:
        path = os.path.join(home, "rows")
        spark.sql(TABLES[table].format(rows=rows)).repartition(2).write.parquet(path)

        def frame():
            return DynamicFrame.fromDF(spark.read.parquet(path), glue, "rows")

        def write(data):
            data.write.format("noop").mode("overwrite").save()

        def near(record):
            return record["station"] > 500

        def changed(record):
            record["station"] = record["station"] * 2
            record["label"] = record["place"] + "!"
            return record

        keeps = udf(near, "boolean")
        twice = udf(lambda row: row["station"] * 2, "int")
        plain = spark.read.parquet(path)
        whole = udf(lambda row: {**row.asDict(), "station": row["station"] * 2, "label": row["place"] + "!"},
                    plain.selectExpr("*", "'' AS label").schema)
        figures = {
            "filter by a UDF over struct(*)": lambda: write(plain.filter(keeps(struct(*plain.columns)))),
            "Filter": lambda: write(frame().filter(near).toDF()),
            "one column by a UDF over struct(*)": lambda: write(plain.withColumn("x", twice(struct("*")))),
            "whole rows by a UDF over struct(*)": lambda: write(plain.select(whole(struct("*")).alias("r")).select("r.*")),
            "Map": lambda: write(frame().map(changed).toDF()),
        }
        seconds = {name: _median(action) for name, action in figures.items()}
    for name, figure in seconds.items():
        print(f"{name:36} {figure:7.2f} s  {figure / rows * 1e6:6.2f} us a row")
    print(f"Filter : UDF = {seconds['Filter'] / seconds['filter by a UDF over struct(*)']:.2f}")
    for kind in ("one column", "whole rows"):
        print(f"Map : UDF, {kind} = {seconds['Map'] / seconds[kind + ' by a UDF over struct(*)']:.2f}")


def _median(action):
    times = []
    for _ in range(4):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times[1:])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:])
