import java.io.{ByteArrayInputStream, ByteArrayOutputStream, DataInputStream, DataOutputStream}

import com.amazonaws.services.glue.{ChoiceOption, DynamicFrame, DynamicRecord, GlueContext, MappingSpec, MatchCatalogSchemaChoiceOption, ResolveSpec}
import com.amazonaws.services.glue.dq.EvaluateDataQuality
import com.amazonaws.services.glue.errors.CallSite
import com.amazonaws.services.glue.ml.FindMatches
import com.amazonaws.services.glue.types.{ArrayNode, BooleanNode, DoubleNode, IntegerNode, LongNode, NullNode, ObjectNode, ScalarNode, StringNode, TimestampNode}
import com.amazonaws.services.glue.util.{GlueArgParser, Job, JsonOptions}
import org.apache.spark.SparkContext
import scala.collection.JavaConverters._
import scala.collection.mutable.ArrayBuffer
import scala.util.Try

object GlueApp {

  def rows(frame: DynamicFrame): String = frame.toDF().toJSON.collect.sorted.mkString(" ")

  def main(sysArgs: Array[String]): Unit = {
    val spark: SparkContext = new SparkContext()
    val glueContext: GlueContext = new GlueContext(spark)
    val args = GlueArgParser.getResolvedOptions(sysArgs, Seq("JOB_NAME", "bucket", "database").toArray)
    Job.init(args("JOB_NAME"), glueContext, args.asJava)
    val root = "s3://" + args("bucket") + "/"

    // Options in any order, by name, with real defaults.
    val people = glueContext.getSourceWithFormat(
      formatOptions = JsonOptions("""{"multiLine": false}"""),
      connectionType = "s3",
      format = "json",
      options = JsonOptions(s"""{"paths": ["${root}people/"], "recurse": true}""")
    ).getDynamicFrame()
    people.printSchema()
    println("count " + people.count)

    // The guide's applyMapping: unnest, and nest again.
    val flat = people.applyMapping(
      Seq(("name", "string", "name", "string"),
          ("age", "int", "age", "int"),
          ("address.state", "string", "state", "string"),
          ("address.zip", "int", "zip", "int")))
    println("flat " + rows(flat))
    val nested = flat.applyMapping(
      Seq(MappingSpec("name", "string", "name", "string"), MappingSpec("state", "string", "address.state", "string")),
      caseSensitive = false)
    println("nested " + rows(nested))
    println("renamed " + rows(people.selectFields(Seq("address")).renameField("address.state", "address.state_code")))
    println("dropped " + rows(people.dropField("address").dropFields(Seq("friends"), transformationContext = "d")))

    // Functions over records.
    val old = flat.filter(record => record.getField("age").exists(_.asInstanceOf[Int] >= 47), errorMsg = "age")
    println("old " + rows(old))
    val changed = flat.map { record =>
      record.addField("kind", StringNode(if (record.getField("name").contains("Nancy")) "first" else "other"))
      record.addField("next", IntegerNode(record.getField("age").get.asInstanceOf[Int] + 1))
      record.dropField("zip")
      record
    }
    println("changed " + rows(changed))
    val some = flat.map((record: DynamicRecord) =>
      if (record.getField("age").contains(28)) throw new IllegalStateException("too young") else record)
    println("errors " + some.errorsCount + " of " + some.stageErrorsCount + ", left " + some.count)

    // relationalize, as the guide's page has it.
    val tables = people.selectFields(Seq("name", "friends")).relationalize("people", root + "tmp/", JsonOptions.empty)
    println("tables " + tables.map(_.getName).mkString(" "))
    println("friends " + tables(1).toDF().select("index", "`friends.val`").orderBy("`friends.val`").collect.mkString(" "))

    // Choices.
    val mixed = glueContext.getSource("s3", JsonOptions(Map("paths" -> Seq(root + "mixed/")))).withFormat("json").getDynamicFrame
    println("cast " + rows(mixed.resolveChoice(specs = Seq(("id", "cast:int")))))
    println("cols " + rows(mixed.resolveChoice(choiceOption = Some(ChoiceOption("make_cols")))))
    println("project " + rows(mixed.resolveChoice(specs = Seq(ResolveSpec("id", "project:string")))))

    val others = glueContext.createDataFrame(Seq(("Nancy", 1), ("Nobody", 2))).toDF("who", "n")
    val joined = flat.join(keys1 = Seq("name"), keys2 = Seq("who"), frame2 = DynamicFrame(others, glueContext))
    println("joined " + rows(joined))
    val parts = flat.splitRows(Seq("age"), Seq(40), Seq(">="), "split", CallSite("here", ""), 0, 0)
    println("split " + parts.map(_.count).mkString(" "))
    val merged = flat.mergeDynamicFrames(flat.filter(_.getField("name").contains("Nancy")), Seq("name"))
    println("merged " + merged.count)
    val boxed = DynamicFrame(glueContext.createDataFrame(Seq(("Sally", """{"state":"NE"}"""))).toDF("name", "address"), glueContext)
    println("unboxed " + rows(boxed.unbox("address", "json").unnest()))

    val quality = EvaluateDataQuality.apply(flat, """Rules = [ColumnExists "age", IsUnique "state"]""")
    println("quality " + quality.toDF().select("Rule", "Outcome").collect.mkString(" "))

    // Writing: by path, and into a table that is made.
    glueContext.getSinkWithFormat(
      connectionType = "s3",
      options = JsonOptions(Map("path" -> (root + "out/"), "partitionKeys" -> Seq("state"))),
      format = "parquet").writeDynamicFrame(flat)
    val sink = glueContext.getSink("s3", JsonOptions(s"""{"path": "${root}made/", "enableUpdateCatalog": true}"""), "sink")
    sink.setFormat("json", JsonOptions.empty)
    sink.setCatalogInfo(args("database"), "made")
    sink.writeDynamicFrame(flat)
    val back = glueContext.getCatalogSource(database = args("database"), tableName = "made", transformationContext = "back").getDynamicFrame()
    println("back " + back.count + " " + back.schema.toString.contains("state"))

    // Records and their nodes.
    val record = new DynamicRecord()
    record.addField("a.b", LongNode(1L))
    record.addField("list", ArrayNode(ArrayBuffer(StringNode("x"), NullNode)))
    record.getRoot.put("put", DoubleNode(1.5))
    record.getFieldNode("list").get.asInstanceOf[ArrayNode].add(BooleanNode(true))
    record.getFieldNode("a").get.asInstanceOf[ObjectNode].remove("b")
    println("record " + record.toJson)
    println("bare " + record.getRoot.toJson(useQuotes = false))
    println("nodes " + Seq(IntegerNode(2).compare(3, "<"), ScalarNode(BigDecimal(1)).typeName, NullNode.nodeType,
      new TimestampNode(7L).value.getTime, ScalarNode.withEscapedSpecialCharacters("a\"b")).mkString(" "))
    val bytes = new ByteArrayOutputStream
    record.write(new DataOutputStream(bytes))
    val read = new DynamicRecord()
    read.readFields(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray)))
    println("written " + (read == record) + " " + (record.clone == record))
    println("row " + DynamicRecord(others.orderBy("n").head, others.schema).toJson)
    println("match " + rows(mixed.resolveChoice(choiceOption = Some(MatchCatalogSchemaChoiceOption()),
      database = Some(args("database")), tableName = Some("mixed_of_scala"))))
    println("mapping " + rows(flat.applyMapping(Seq(MappingSpec(("age", "int", "years", "string"))))))
    println("partitions " + glueContext.getSourceWithFormat("s3", JsonOptions(Map("paths" -> Seq(root + "mixed/"))), format = "json")
      .getDynamicFrame(5, 7).getNumPartitions)
    println("absent " + Try(FindMatches(flat, "tfm-1")).failed.get.getMessage)
    Job.commit()
    println("done")
  }
}
