import java.io.{ByteArrayInputStream, ByteArrayOutputStream, DataInputStream, DataOutputStream}
import java.sql.{Date, Timestamp}
import java.util.Collections

import com.amazonaws.services.glue.{ChoiceOption, ChoiceOptionWithResolver, DataSink, DynamicFrame, DynamicRecord, DynamoDbDataSink, GlueContext, MappingSpec, MatchCatalogSchemaChoiceOption, PartitioningStrategy, RecordTraverser, ResolveSpec}
import com.amazonaws.services.glue.dq.EvaluateDataQuality
import com.amazonaws.services.glue.errors.CallSite
import com.amazonaws.services.glue.ml.{FillMissingValues, FindIncrementalMatches, FindMatches}
import com.amazonaws.services.glue.types._
import com.amazonaws.services.glue.util.{GlueArgParser, Job, JsonOptions}
import org.apache.spark.SparkContext
import org.apache.spark.api.java.JavaSparkContext
import org.apache.spark.sql.types.{Decimal, IntegerType, LongType, StringType, StructType}
import org.apache.spark.unsafe.types.UTF8String
import scala.collection.JavaConverters._
import scala.collection.mutable
import scala.collection.mutable.ArrayBuffer
import scala.util.Try

/** Each name of the guide's pages on Scala, with each of its parameters; a line tells what came of it. */
object GlueApp {

  def rows(frame: DynamicFrame): String = frame.toDF().toJSON.collect.sorted.mkString(" ")

  def refused(call: => Any): String = Try(call).failed.map(_.getMessage).getOrElse("no error")

  def tell(name: String, told: Any*): Unit =
    println("case " + name + " | " + told.map(String.valueOf(_).replace("\n", "~")).mkString(", "))

  def main(sysArgs: Array[String]): Unit = {
    val spark: SparkContext = new SparkContext()
    val glueContext: GlueContext = new GlueContext(spark)
    val args = GlueArgParser.getResolvedOptions(sysArgs, Seq("JOB_NAME", "bucket", "database").toArray)
    val root = "s3://" + args("bucket") + "/"
    val db = args("database")
    spark.textFile(root + "names.txt").collect.filter(_.contains(" | ")).map(_.split(" \\| ")(0)).foreach { line =>
      if (!Names.has(line)) println("missing " + line)
    }
    tell("arguments", args("JOB_NAME").nonEmpty, refused(GlueArgParser.getResolvedOptions(sysArgs, Array("nosuch"))))
    tell("Job", Job.isInitialized, Job.init(args("JOB_NAME"), glueContext) == Job, Job.isInitialized,
      { Job.reset; Job.isInitialized }, Job.init(jobName = args("JOB_NAME"), glueContext = glueContext, endpoint = "", args = args.asJava) == Job, Job.runId.startsWith("jr_"))

    // ---- the context
    tell("contexts", new GlueContext(sc = spark, minPartitions = 3, targetPartitions = 5).defaultSourcePartitioner,
      new GlueContext(sparkContext = new JavaSparkContext(spark)).defaultSourcePartitioner,
      new GlueContext(spark, PartitioningStrategy(2, 4)).sc == spark, glueContext.getSparkSession.version.take(1))
    val people = glueContext.getSourceWithFormat(connectionType = "s3", options = JsonOptions(s"""{"paths": ["${root}people/"]}"""),
      transformationContext = "people", format = "json", formatOptions = JsonOptions("""{"multiLine": false}""")).getDynamicFrame()
    tell("getSourceWithFormat", people.transformationContext, people.count)
    val mixedSource = glueContext.getSource(connectionType = "s3", connectionOptions = JsonOptions(Map("paths" -> Seq(root + "mixed/"))),
      transformationContext = "mixed", pushDownPredicate = "")
    tell("supportsFormat", Seq("json", "ion", "docx").map(mixedSource.supportsFormat), mixedSource.glueContext == glueContext)
    mixedSource.setFormat("csv", """{"withHeader": true}""")
    mixedSource.setFormat("json", JsonOptions.empty)
    val mixed = mixedSource.withFormat("json", JsonOptions.empty).getDynamicFrame
    tell("getSource", rows(mixed.resolveChoice(specs = Seq(("id", "cast:int")))))
    tell("getDynamicFrame", mixedSource.getDynamicFrame(minPartitions = 5, targetPartitions = 7).getNumPartitions)
    tell("getDataFrame", mixedSource.getDataFrame.count)
    tell("getSampleDynamicFrame", mixedSource.getSampleDynamicFrame(1).count,
      mixedSource.getSampleDynamicFrame(num = 1, options = JsonOptions("""{"maxSamplePartitions": "1"}""")).count)
    val csv = glueContext.getSourceWithFormat(connectionType = "s3", options = JsonOptions(s"""{"paths": ["${root}flights/nycflights.csv"]}"""), transformationContext = "datasource0",
      format = "csv", formatOptions = JsonOptions(s"""{"withHeader":"true","separator": ","}""")).getDynamicFrame()
    tell("csv", rows(csv))
    tell("getCatalogSource", glueContext.getCatalogSource(database = db, tableName = "people", redshiftTmpDir = "", transformationContext = "c",
      pushDownPredicate = " ", additionalOptions = JsonOptions.empty, catalogId = null).getDynamicFrame.count)
    tell("getCatalogSchemaAsSparkSchema", glueContext.getCatalogSchemaAsSparkSchema(db, "people").simpleString)
    tell("addIngestionTimeColumns", glueContext.addIngestionTimeColumns(df = people.toDF(), timeGranularity = "day").columns.toList)
    tell("createDataFrameFromOptions", refused(glueContext.createDataFrameFromOptions(connectionType = "kafka",
      connectionOptions = JsonOptions("""{"bootstrap.servers": "127.0.0.1:1", "topicName": "t", "classification": "json"}}"""),
      transformationContext = "k", format = "csv", formatOptions = JsonOptions.empty).getDataFrame()))
    tell("forEachBatch", refused(glueContext.forEachBatch(frame = people.toDF(), batch_function = (_: org.apache.spark.sql.Dataset[org.apache.spark.sql.Row], _: Long) => (), options = JsonOptions.empty)))
    tell("transactions", refused(glueContext.startTransaction(readOnly = true)),
      refused(glueContext.commitTransaction(transactionId = "t", waitForCommit = true)), refused(glueContext.cancelTransaction(transactionId = "t")))

    // ---- sinks
    val one = people.selectFields(Seq("name", "age"))
    val sink = glueContext.getSink(connectionType = "s3", connectionOptions = JsonOptions(Map("path" -> (root + "made/"), "enableUpdateCatalog" -> true)),
      transformationContext = "sink")
    sink.setFormat(format = "csv", options = JsonOptions.empty)
    sink.setAccumulableSize(size = 9)
    sink.setCatalogInfo(catalogDatabase = db, catalogTableName = "made", catalogId = "")
    tell("DataSink", sink.withFormat(format = "json", options = JsonOptions.empty) == sink, Seq("json", "ion").map(sink.supportsFormat),
      sink.writeDynamicFrame(frame = one, callSite = CallSite("here", "")).count, sink.errorsAsDynamicFrame.count,
      refused(sink.getOutputErrorRecordsAccumulable), DataSink.recordMetrics(frame = one, ctxt = "m").count)
    tell("pyWrite", sink.pyWriteDynamicFrame(frame = one, site = "here", info = "").count,
      sink.writeDataFrame(frame = one.toDF(), glueContext = glueContext, callSite = CallSite("here", "")).count,
      sink.pyWriteDataFrame(frame = one.toDF(), glueContext = glueContext, site = "here", info = "").count,
      glueContext.getCatalogSource(db, "made").getDynamicFrame.count)
    glueContext.getSinkWithFormat(connectionType = "s3", options = JsonOptions(Map("path" -> (root + "out/"))), transformationContext = "o",
      format = "csv", formatOptions = JsonOptions("""{"separator": ";"}""")).writeDynamicFrame(one)
    tell("getSinkWithFormat", spark.textFile(root + "out/").collect.sorted.toList)
    glueContext.getCatalogSink(database = db, tableName = "made", redshiftTmpDir = "", transformationContext = "s",
      additionalOptions = JsonOptions.empty, catalogId = null).writeDynamicFrame(one)
    tell("getCatalogSink", glueContext.getCatalogSource(db, "made").getDynamicFrame.count)
    tell("getJDBCSink", refused(glueContext.getJDBCSink(catalogConnection = "nosuch", options = JsonOptions("""{"dbtable": "t", "database": "d"}"""),
      redshiftTmpDir = "", transformationContext = "j", catalogId = null)).contains("nosuch"))
    tell("DynamoDbDataSink", glueContext.getSink("dynamodb", JsonOptions("""{"dynamodb.output.tableName": "t"}""")).isInstanceOf[DynamoDbDataSink])

    // ---- frames: what they are
    val site = CallSite(site = "here", info = "noted")
    tell("schema", people.schema.treeString, mixed.isSchemaComputed, mixed.getSchemaIfComputed.isDefined, people.recomputeSchema == people.schema)
    tell("names", people.withName("p").getName, people.withTransformationContext("t").transformationContext, DynamicFrame.UNDEFINED,
      people.dropField("age", transformationContext = "d").transformationContext)
    tell("withFrameSchema", rows(mixed.withFrameSchema(() => one.schema)))
    tell("printed", { one.printSchema; one.show(1); one.show(numRows = 1) })
    tell("javaToPython", rows(DynamicFrame.fromPythonRDD(one.javaToPython, glueContext)))
    val records = spark.parallelize(Seq(1, 2, 3)).map { n =>
      val record = new DynamicRecord()
      record.addField("n", IntegerNode(n))
      if (n == 2) record.setError(new Error("no two"))
      record
    }
    val mine = new DynamicFrame(glueContext, records, name = "mine", transformationContext = "m", callSite = site, stageThreshold = 0, totalThreshold = 0,
      prevErrors = 4, errorExpr = println("counted"))
    tell("DynamicFrame", mine.name, mine.transformationContext, rows(mine), mine.errorsCount)
    val after = DynamicFrame.newFrameWithErrors(prevFrame = mine, rdd = records, name = "after", transformationContext = "a", callSite = site,
      stageThreshold = 0L, totalThreshold = 0L)
    tell("newFrameWithErrors", after.getName, after.count, after.errorsCount, after.stageErrorsCount,
      after.errorsAsDynamicFrame.toDF().select("error.msg", "error.callsite.info").collect.toList)
    tell("thresholds", refused(DynamicFrame.newFrameWithErrors(mine, records, "", "", site, 0L, 1L).count),
      { after.assertErrorThreshold }, refused(one.map(_ => sys.error("all"), stageThreshold = 2).assertErrorThreshold))
    val twice = (record: DynamicRecord) => { record.addField("n", IntegerNode(2 * record.getField("n").get.asInstanceOf[Int])); record }
    tell("ignoreErrors", records.map(DynamicFrame.ignoreErrors(fn = twice)).map(r => (r.toJson, r.isError)).collect.toList)
    tell("inlineErrors", records.map(DynamicFrame.inlineErrors(msg = "odd", callSite = site)).map(_.getField("error.msg").orNull).collect.toList)
    tell("emptyDynamicFrame", DynamicFrame.emptyDynamicFrame(glueContext).count, DynamicFrame(people.toDF(), glueContext).count)

    // ---- frames: transforms
    tell("applyMapping", rows(people.applyMapping(mappings = Seq(("NAME", "string", "who", "string")), caseSensitive = false, transformationContext = "t",
      callSite = site, stageThreshold = 0, totalThreshold = 0)), rows(people.applyMapping(Seq(("NAME", "string", "who", "string"), ("age", "int", "a.b", "long")))))
    val flat = people.applyMapping(Seq(("name", "string", "name", "string"), ("address.state", "string", "state", "string"), ("address.zip", "int", "zip", "int")))
    tell("nested", rows(flat), rows(flat.applyMapping(Seq(MappingSpec("name", "string", "name", "string"), MappingSpec("state", "string", "address.state", "string"),
      MappingSpec("zip", "int", "address.zip", "int")))))
    glueContext.getSinkWithFormat("s3", JsonOptions(Map("path" -> (root + "parts/"), "partitionKeys" -> Seq("state"))), format = "parquet").writeDynamicFrame(flat)
    tell("partitionKeys", glueContext.sparkSession.read.parquet(root + "parts/").groupBy("state").count.collect.map(_.toString).sorted.toList)
    tell("MappingSpec", MappingSpec("a", "int", "b", "long") == MappingSpec(("a", "int", "b", "long")),
      MappingSpec(sourcePath = "a", sourceType = IntegerType, targetPath = "b", targetType = LongType).productIterator.toList,
      Seq(MappingSpec("x", "z", "int"), MappingSpec("x", "y", "int")).min(MappingSpec.orderingByTarget)._3)
    tell("dropField", rows(people.dropField(path = "address", transformationContext = "t", callSite = site, stageThreshold = 0, totalThreshold = 0)
      .dropFields(fieldNames = Seq("friends"), transformationContext = "t", callSite = site, stageThreshold = 0, totalThreshold = 0)))
    val nulls = glueContext.getSource("s3", JsonOptions(Map("paths" -> Seq(root + "nulls/")))).withFormat("json").getDynamicFrame
    tell("dropNulls", nulls.dropNulls(transformationContext = "t", callSite = site, stageThreshold = 0, totalThreshold = 0).schema.treeString)
    tell("selectField", rows(people.selectField(fieldName = "age", transformationContext = "t", callSite = site, stageThreshold = 0, totalThreshold = 0)),
      rows(people.selectFields(paths = Seq("age", "nosuch"), transformationContext = "t", callSite = site, stageThreshold = 0, totalThreshold = 0)))
    tell("renameField", rows(people.selectFields(Seq("address")).renameField(oldName = "address.state", newName = "address.state_code",
      transformationContext = "t", callSite = site, stageThreshold = 0, totalThreshold = 0)))
    tell("splitFields", people.splitFields(paths = Seq("name", "address.zip"), transformationContext = "t", callSite = site, stageThreshold = 0,
      totalThreshold = 0).map(_.schema.treeString))
    tell("splitRows", people.splitRows(paths = Seq("age", "address.state"), values = Seq(50, "NE"), operators = Seq(">=", "="),
      transformationContext = "t", callSite = site, stageThreshold = 0L, totalThreshold = 0L).map(_.count))
    tell("filter", people.filter(f = _.getField("age").exists(_.asInstanceOf[Int] > 40), errorMsg = "e", transformationContext = "t", callSite = site,
      stageThreshold = 0, totalThreshold = 0).count)
    tell("map", rows(one.map(f = record => { record.dropField("age"); record }, errorMsg = "e", transformationContext = "t", callSite = site,
      stageThreshold = 0, totalThreshold = 0)), one.map(_ => sys.error("none"), errorMsg = "noted").errorsAsDynamicFrame.toDF().select("error.callsite.info").distinct.collect.toList)
    tell("join", rows(one.join(keys1 = Seq("name"), keys2 = Seq("name"), frame2 = one.renameField("age", "years"), transformationContext = "t",
      callSite = site, stageThreshold = 0, totalThreshold = 0)))
    tell("mergeDynamicFrames", rows(one.mergeDynamicFrames(stageDynamicFrame = one.filter(_.getField("age").contains(28)), primaryKeys = Seq("name"),
      transformationContext = "t", options = JsonOptions.empty, callSite = site, stageThreshold = 0, totalThreshold = 0)))
    val tables = people.relationalize(rootTableName = "people", stagingPath = root + "tmp/", options = JsonOptions.empty, transformationContext = "t",
      callSite = site, stageThreshold = 0, totalThreshold = 0)
    tell("relationalize", tables.map(_.getName), rows(tables.head.selectFields(Seq("name", "friends"))), rows(tables(1)))
    tell("resolveChoice", rows(mixed.resolveChoice(specs = Seq(ResolveSpec("id", "project:string")), transformationContext = "t", callSite = site,
      stageThreshold = 0, totalThreshold = 0)), rows(mixed.resolveChoice(choiceOption = Some(ChoiceOption("make_cols")))),
      rows(mixed.resolveChoice(choiceOption = Some(ChoiceOption(choice = "match_catalog")), database = Some(db), tableName = Some("mixed"))))
    tell("ChoiceOption", Seq(ChoiceOption.CAST, ChoiceOption.MAKE_COLS, ChoiceOption.MAKE_STRUCT, ChoiceOption.MATCH_CATALOG, ChoiceOption.PROJECT),
      MatchCatalogSchemaChoiceOption() == ChoiceOption("match_catalog"), refused(ChoiceOptionWithResolver(name = "n", choiceResolver = "r")))
    tell("toDF", mixed.toDF(specs = Seq(ResolveSpec(path = "id", action = "Project:string"))).schema.simpleString,
      mixed.toDF(Seq(ResolveSpec("id", "KeepAsStruct"))).schema.simpleString, mixed.toDF(Seq(ResolveSpec(("id", "Cast:int")))).schema.simpleString,
      ResolveSpec("id", "Cast:int")._1, ResolveSpec("id", "Cast:int")._2)
    val users = glueContext.getSource("s3", JsonOptions(Map("paths" -> Seq(root + "users/")))).withFormat("json").getDynamicFrame
    tell("structs", users.resolveChoice(specs = Seq(("user.id", "cast:int"), ("address", "project:struct"))).schema.treeString)
    import glueContext.implicits._
    val boxed = DynamicFrame(Seq(("Sally", 36, """{"state": "NE", "city": "Omaha"}""")).toDF("name", "age", "address"), glueContext)
    tell("unbox", boxed.unbox(path = "address", format = "json", optionString = "{}", transformationContext = "t", callSite = site, stageThreshold = 0,
      totalThreshold = 0).schema.treeString)
    tell("unnest", boxed.unbox("address", "json").unnest(transformationContext = "t", callSite = site, stageThreshold = 0, totalThreshold = 0).schema.treeString)
    val exported = glueContext.getSource("s3", JsonOptions(Map("paths" -> Seq(root + "exported/")))).withFormat("json").getDynamicFrame
    tell("simplifyDDBJson", exported.simplifyDDBJson().schema.treeString)
    tell("unnestDDBJson", exported.selectFields(Seq("Item")).unnestDDBJson(transformationContext = "t", callSite = site, stageThreshold = 0, totalThreshold = 0).schema.treeString)
    tell("export", refused(glueContext.getSourceWithFormat(connectionType = "dynamodb", options = JsonOptions(Map("dynamodb.export" -> "ddb",
      "dynamodb.tableArn" -> "arn:aws:dynamodb:us-east-1:000000000000:table/t", "dynamodb.s3.bucket" -> args("bucket")))).getDynamicFrame()))
    tell("spigot", people.spigot(path = root + "spigot/", options = JsonOptions(Map("topk" -> 2, "prob" -> 1.0)), transformationContext = "t",
      callSite = site, stageThreshold = 0, totalThreshold = 0).count, spark.textFile(root + "spigot/").count)
    tell("repartition", people.repartition(numPartitions = 4, transformationContext = "t", callSite = site, stageThreshold = 0, totalThreshold = 0).getNumPartitions)
    tell("FindMatches", refused(FindMatches(frame = one, transformId = "t", transformationContext = "t", callSite = site, stageThreshold = 0,
      totalThreshold = 0, enforcedMatches = null, computeMatchConfidenceScores = false)), refused(FindIncrementalMatches(existingFrame = one,
      incrementalFrame = one, transformId = "t", transformationContext = "t", callSite = site, stageThreshold = 0, totalThreshold = 0,
      enforcedMatches = null, computeMatchConfidenceScores = false)))
    tell("FillMissingValues", refused(FillMissingValues(frame = one, missingValuesColumn = "age", outputColumn = "", transformationContext = "t",
      callSite = site, stageThreshold = 0, totalThreshold = 0)))
    tell("EvaluateDataQuality", EvaluateDataQuality.apply(frame = one, ruleset = """Rules = [ColumnExists "id", IsComplete "name"]""",
      publishingOptions = JsonOptions("""{"dataQualityEvaluationContext": "one", "enableDataQualityMetrics": "true", "enableDataQualityResultsPublishing": "true"}"""))
      .toDF().select("Rule", "Outcome", "EvaluatedMetrics").collect.toList)

    // ---- records and nodes
    val record = new DynamicRecord()
    record.addField(path = "a.b", dynamicNode = LongNode(1L))
    record.addField("list", ArrayNode(ArrayBuffer(StringNode("x"), NullNode)))
    tell("addField", record.toJson, record.getField("a.b"), record.getField("no"), record.getFieldNode(path = "list").map(_.nodeType), record.schema.treeString)
    tell("dropField.record", record.clone.dropField(path = "a.b", underRename = true), (record.getRoot.toJson: String))
    tell("setError", record.isError, record.clone.setError(new Error("e")).getError.map(_.getMessage), { record.setError(new Error("e")); record.clearError; record.isError })
    val bytes = new ByteArrayOutputStream
    record.write(out = new DataOutputStream(bytes))
    val read = new DynamicRecord()
    read.readFields(in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray)))
    tell("write", read.equals(record), read.hashCode == record.hashCode, read == new DynamicRecord())
    val few = Seq((1, "x")).toDF("n", "t")
    tell("DynamicRecord.apply", DynamicRecord(row = few.head, schema = few.schema).toJson)
    object Nulls extends RecordTraverser {
      var seen = 0
      def nullValue(): Unit = seen += 1; def byteValue(value: Byte): Unit = (); def binaryValue(value: Array[Byte]): Unit = ()
      def booleanValue(value: Boolean): Unit = (); def shortValue(value: Short): Unit = (); def intValue(value: Int): Unit = ()
      def longValue(value: Long): Unit = (); def floatValue(value: Float): Unit = (); def doubleValue(value: Double): Unit = ()
      def decimalValue(value: BigDecimal): Unit = (); def stringValue(value: String): Unit = (); def dateValue(value: Date): Unit = ()
      def timestampValue(value: Timestamp): Unit = (); def objectStart(length: Int): Unit = (); def objectKey(key: String): Unit = ()
      def objectEnd(): Unit = (); def mapStart(length: Int): Unit = (); def mapKey(key: String): Unit = (); def mapEnd(): Unit = ()
      def arrayStart(length: Int): Unit = (); def arrayEnd(): Unit = ()
    }
    tell("RecordTraverser", { (Nulls: RecordTraverser).nullValue(); Nulls.seen })
    val array = new ArrayNode()
    array.add(node = IntegerNode(1))
    array.add(IntegerNode(2))
    array.update(index = 0, node = IntegerNode(7))
    tell("ArrayNode", array.toJson, array.get(index = 0), array.get(9), array.isEmpty, array.nodeType, array.toIterator.size, array.getValue.size,
      array.clone == array, array.clone.hashCode == array.hashCode, array.equals(new ArrayNode()), { array.remove(index = 0); array.toJson })
    val binary = BinaryNode(Array[Byte](1, 2))
    tell("BinaryNode", binary.clone == binary, binary.hashCode == BinaryNode(Array[Byte](1, 2)).hashCode, binary.equals(BinaryNode(Array[Byte](3))),
      binary.ordering.compare(Array[Byte](1), Array[Byte](-1)), binary.nodeType)
    tell("BooleanNode", BooleanNode(true).equals(BooleanNode(true)), BooleanNode(true).ordering.compare(true, false), BooleanNode(true).getValue)
    tell("ByteNode", ByteNode(1).equals(ByteNode(2)), ByteNode(1).ordering.compare(1, 2), ByteNode(1).typeName)
    tell("DateNode", new DateNode(1).value, DateNode(Date.valueOf("2024-01-02")).equals(new DateNode(19724)), new DateNode(1).ordering.compare(new Date(0), new Date(0)), new DateNode(1).toJson)
    tell("DecimalNode", new DecimalNode(Decimal("1.5")).equals(DecimalNode(BigDecimal("1.5"))), DecimalNode(BigDecimal(1)).ordering.compare(BigDecimal(1), BigDecimal(2)))
    tell("DoubleNode", DoubleNode(1.5).equals(DoubleNode(1.5)), DoubleNode(1.5).ordering.compare(1.5, 2), DoubleNode(1.5).toJson)
    tell("FloatNode", FloatNode(1.5f).equals(FloatNode(2f)), FloatNode(1.5f).ordering.compare(1.5f, 2f))
    tell("IntegerNode", IntegerNode(1).equals(IntegerNode(1)), IntegerNode(1).ordering.compare(2, 1))
    tell("LongNode", LongNode(1L).equals(IntegerNode(1)), LongNode(1L).ordering.compare(1L, 1L))
    tell("ShortNode", ShortNode(1).equals(ShortNode(1)), ShortNode(1).ordering.compare(1, 1))
    tell("StringNode", new StringNode(UTF8String.fromString("x")).equals(StringNode("x")), StringNode("x").ordering.compare("a", "b"))
    tell("TimestampNode", new TimestampNode(7L).equals(TimestampNode(new Timestamp(7L))), new TimestampNode(7L).ordering.compare(new Timestamp(7L), new Timestamp(8L)))
    tell("NullNode", NullNode == new NullNode(), NullNode.nodeType, NullNode.getValue)
    val map = new MapNode()
    tell("MapNode", map.put(name = "k", node = StringNode("v")), map.put("k", NullNode), map.clone == map, map.clone.hashCode == map.hashCode,
      map.equals(new MapNode()), map.nodeType)
    val foo = new ObjectNode()
    foo.put("foo", StringNode("bar"))
    tell("MapLikeNode", (foo.toJson: String), foo.toJson(useQuotes = true), foo.toJson(useQuotes = false), foo.get(name = "foo"), foo.has(name = "x"), foo.isEmpty,
      foo.getValue.size, foo.toIterator.toList, foo.remove(name = "foo"), { foo.put("a", NullNode); foo.clear; foo.isEmpty })
    val both = ObjectNode(frameKeys = Set("a"), v1 = mutable.Map[String, DynamicNode]("a" -> IntegerNode(1)),
      v2 = mutable.Map[String, DynamicNode]("a" -> IntegerNode(2)), resolveWith = ".")
    tell("ObjectNode", (both.toJson: String), both.clone == both, both.hashCode == both.clone.hashCode, both.equals(new ObjectNode()), both.nodeType)
    tell("ScalarNode", IntegerNode(2).compare(other = 3, operator = "<"), ScalarNode(v = "x"), ScalarNode.compare[BigDecimal](tv = BigDecimal(1), other = BigDecimal(2), operator = ">="),
      ScalarNode.compareAny(v = "a", y = StringNode("a"), o = "="), ScalarNode.withEscapedSpecialCharacters(jsonToEscape = "a\"b"), IntegerNode(2).hashCode == IntegerNode(2).hashCode,
      IntegerNode(2).getValue, IntegerNode(2).nodeType, IntegerNode(2).toJson)
    tell("DynamicNode", DynamicNode.quote(field = "a", useQuotes = true), DynamicNode.quote(node = StringNode("a"), useQuotes = false),
      refused(foo.toRow(schema = one.schema, options = Map.empty)), foo.typeName)
    tell("initParser", refused(GlueArgParser.initParser(userOptionsSet = mutable.Set("x"))))
    Job.commit
    println("done")
  }
}

/** Whether a signature, as a line of the ledger has it, is one of the library's. */
object Names {
  import scala.reflect.runtime.universe._

  private val mirror = runtimeMirror(Thread.currentThread.getContextClassLoader)
  private val signature = """(object )?([\w.]+)\.(\w+)(?:\((.*)\))?""".r

  def has(line: String): Boolean = line match {
    case signature(of, owner, member, parameters) =>
      val name = "com.amazonaws.services.glue." + owner
      val where = if (of != null) mirror.staticModule(name).typeSignature else mirror.staticClass(name).toType
      val sought = if (member == "this") termNames.CONSTRUCTOR else TermName(member)
      // What is inherited is looked through only where it must be: reflection stumbles over Hadoop's annotations.
      val own = where.decl(sought)
      val found = if (own == NoSymbol) where.member(sought) else own
      val wanted = Option(parameters).map(_.split(", ").filter(_.nonEmpty).toList)
      found.alternatives.exists { symbol =>
        val have = if (symbol.isMethod) symbol.asMethod.paramLists.headOption.getOrElse(Nil) else Nil
        wanted.forall(_ == have.map(p => p.name.decodedName.toString + (if (p.asTerm.isParamWithDefault) "=" else "")))
      }
  }
}
