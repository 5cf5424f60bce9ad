package io.mastic.runtime.sparksql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.catalyst.catalog.CatalogFunction;
import org.apache.spark.sql.catalyst.util.StringUtils;
import scala.Option;
import scala.collection.Seq;

/** What Spark asks of a metastore about functions. */
abstract class FunctionCalls extends NoHive {

  private final HiveFunctions functions = new HiveFunctions();

  @Override
  public void createFunction(String database, CatalogFunction function) {
    functions.create(database, function);
  }

  @Override
  public void dropFunction(String database, String name) {
    functions.drop(database, name);
  }

  @Override
  public void renameFunction(String database, String from, String to) {
    functions.rename(database, from, to);
  }

  @Override
  public void alterFunction(String database, CatalogFunction function) {
    functions.alter(database, function);
  }

  @Override
  public Option<CatalogFunction> getFunctionOption(String database, String name) {
    return option(functions.find(database, name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public Seq<String> listFunctions(String database, String pattern) {
    return matching(functions.list(database), pattern);
  }

  static Seq<String> matching(List<String> names, String pattern) {
    return StringUtils.filterPattern(ScalaValues.seq(names), pattern);
  }

  static <T> Option<T> option(Optional<? extends T> found) {
    return found.isPresent() ? Option.apply(found.get()) : Option.empty();
  }
}
