"""Studio: a choice type, resolved each way."""
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job

args = getResolvedOptions(sys.argv, ["JOB_NAME", "bucket", "database"])
sc = SparkContext()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

mixed = glueContext.create_dynamic_frame.from_options(
    "s3", {"paths": [f"s3://{args['bucket']}/raw/mixed/"]}, format="json", transformation_ctx="mixed")
mixed.printSchema()
cast = ResolveChoice.apply(frame=mixed, specs=[("price", "cast:long"), ("id", "cast:int")], transformation_ctx="cast")
print("cast", sorted((row.id, row.price) for row in cast.toDF().collect()))
columns = ResolveChoice.apply(frame=mixed, choice="make_cols", transformation_ctx="columns")
print("make_cols", sorted(columns.toDF().columns))
structs = mixed.resolveChoice(specs=[("price", "make_struct")])
print("make_struct", structs.toDF().select("price.*").dtypes)
project = mixed.resolveChoice(specs=[("price", "project:string")]).toDF()
print("project", sorted(row.price for row in project.collect()))
job.commit()

# prints:
# root
# |-- id: choice
# |    |-- int
# |    |-- string
# |-- price: choice
# |    |-- int
# |    |-- string
# |-- meta: struct
# |    |-- a: int
#
# cast [(1, 10), (2, None), (3, 30)]
# make_cols ['id_int', 'id_string', 'meta', 'price_int', 'price_string']
# make_struct [('int', 'int'), ('string', 'string')]
# project ['10', '30', 'free']
