"""A notebook, exported: cells, show() everywhere."""
# coding: utf-8

# In[1]:
# %idle_timeout 2880
# %glue_version 5.0

import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job

sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)

# In[2]:
database = sys.argv[sys.argv.index("--database") + 1]
dyf = glueContext.create_dynamic_frame.from_catalog(database=database, table_name="customers")
dyf.printSchema()

# In[3]:
df = dyf.toDF()
df.orderBy("id").show()
dyf.select_fields(["id"]).toDF().summary("count", "max").show()

# In[4]:
df.select("tags").printSchema()
dyf.show(1)

# In[5]:
job.commit()

# prints:
# root
# |-- id: int
# |-- name: string
# |-- address: struct
# |    |-- city: string
# |    |-- zip: string
# |-- tags: array
# |    |-- element: string
# |-- email: null
#
# +---+----+-------------+----------+-----+
# | id|name|      address|      tags|email|
# +---+----+-------------+----------+-----+
# | 10| Ann| {Oslo, 0150}|[gold, eu]| NULL|
# | 11|  Bo|{Rome, 00184}|      [eu]| NULL|
# | 12|  Cy|{Lima, 15001}|        []| NULL|
# +---+----+-------------+----------+-----+
#
# +-------+---+
# |summary| id|
# +-------+---+
# |  count|  3|
# |    max| 12|
# +-------+---+
#
# root
#  |-- tags: array (nullable = true)
#  |    |-- element: string (containsNull = true)
#
# {"id": 10, "name": "Ann", "address": {"city": "Oslo", "zip": "0150"}, "tags": ["gold", "eu"], "email": null}
