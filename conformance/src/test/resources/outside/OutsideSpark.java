import org.apache.spark.sql.SparkSession;

/** What somebody runs on a Spark of their own. */
public final class OutsideSpark {

  public static void main(String[] arguments) {
    SparkSession spark = SparkSession.builder().getOrCreate();
    spark.sql("create database outside location '" + arguments[0] + "'");
    spark.sql("use outside");
    spark.sql("create table people (id int, name string, day string) using parquet partitioned by (day)");
    spark.sql("insert into people values (1, 'ann', 'mon'), (2, 'bob', 'tue')");
    spark.sql("create view tuesday as select name from people where day = 'tue'");
    System.out.println("ANSWER " + spark.newSession().sql("select * from outside.tuesday").collectAsList());
    System.out.println("LISTED " + spark.sql("show partitions people").collectAsList());
    for (String table : new String[] {"csv", "json", "xml", "ion"}) {
      System.out.println("FOUND " + table + " " + spark.sql("select id, city from found." + table + " order by id").collectAsList());
    }
    try {
      Class.forName("software.amazon.awssdk.services.glue.GlueClient");
      System.out.println("The AWS SDK is there under its own name");
    } catch (ClassNotFoundException right) {
      System.out.println("APART");
    }
    spark.stop();
  }
}
