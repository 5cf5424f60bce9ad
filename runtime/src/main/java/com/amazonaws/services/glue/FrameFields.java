package com.amazonaws.services.glue;

import com.amazonaws.services.glue.errors.CallSite;
import io.mastic.runtime.catalog.GlueCatalog;
import io.mastic.runtime.catalog.SparkHiveTypes;
import io.mastic.runtime.frame.Frame;
import io.mastic.runtime.frame.cell.Flat;
import io.mastic.runtime.frame.cell.Rows;
import io.mastic.runtime.frame.record.Unbox;
import io.mastic.runtime.frame.step.Choices;
import io.mastic.runtime.frame.step.DynamoJson;
import io.mastic.runtime.frame.step.Fields;
import io.mastic.runtime.frame.step.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.Seq;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

/** The transforms of a DynamicFrame that change its fields. */
public abstract class FrameFields extends FrameState {

  FrameFields(
      Frame frame, GlueContext glueContext, String name, long stageThreshold, long totalThreshold) {
    super(frame, glueContext, name, stageThreshold, totalThreshold);
  }

  /** Mappings are {@link MappingSpec}s or tuples. */
  public DynamicFrame applyMapping(
      Seq<?> mappings,
      boolean caseSensitive,
      String context,
      CallSite site,
      long stage,
      long total) {
    List<Mapping.Entry> entries = entries(mappings);
    return step(
        caseSensitive ? Mapping.caseSensitive(entries) : Mapping.ignoringCase(entries),
        stage,
        total);
  }

  public DynamicFrame dropFields(
      Seq<String> paths, String context, CallSite site, long stage, long total) {
    return step(Fields.drop(list(paths)), stage, total);
  }

  public DynamicFrame selectFields(
      Seq<String> paths, String context, CallSite site, long stage, long total) {
    return step(Fields.select(list(paths)), stage, total);
  }

  public DynamicFrame renameField(
      String oldName, String newName, String context, CallSite site, long stage, long total) {
    return step(Fields.rename(oldName, newName), stage, total);
  }

  /** Two frames: one with these fields, one with the others. */
  public Seq<DynamicFrame> splitFields(
      Seq<String> paths, String context, CallSite site, long stage, long total) {
    return seq(
        List.of(
            selectFields(paths, context, site, stage, total),
            dropFields(paths, context, site, stage, total)));
  }

  public DynamicFrame unnest(String context, CallSite site, long stage, long total) {
    return step(Flat::unnest, stage, total);
  }

  public DynamicFrame unnestDDBJson(String context, CallSite site, long stage, long total) {
    return step(DynamoJson::unnest, stage, total);
  }

  public DynamicFrame simplifyDDBJson() {
    return step(DynamoJson::simplify, 0, 0);
  }

  /**
   * The field's texts read as records of a format; those that cannot be read become error records.
   */
  public DynamicFrame unbox(
      String path,
      String format,
      String options,
      String context,
      CallSite site,
      long stage,
      long total) {
    return like(
        Unbox.field(frame, path, format, options == null ? "{}" : options, inner(site)),
        stage,
        total);
  }

  /** Specs first, then the option for the choices that are left. */
  public DynamicFrame resolveChoice(
      Seq<ResolveSpec> specs,
      Option<ChoiceOption> choice,
      Option<String> database,
      Option<String> table,
      String context,
      CallSite site,
      long stage,
      long total,
      Option<String> catalogId) {
    UnaryOperator<Rows> byPath = Choices.resolve(specs(specs));
    UnaryOperator<Rows> rest =
        choice.isEmpty() ? rows -> rows : everywhere(choice.get(), database, table, catalogId);
    return step(rows -> rest.apply(byPath.apply(rows)), stage, total);
  }

  /** As above, with the choice itself, or null for none. */
  public DynamicFrame resolveChoice(
      Seq<ResolveSpec> specs,
      ChoiceOption choice,
      Option<String> database,
      Option<String> table,
      String context,
      CallSite site,
      long stage,
      long total,
      Option<String> catalogId) {
    Option<ChoiceOption> any = Option.apply(choice);
    return resolveChoice(specs, any, database, table, context, site, stage, total, catalogId);
  }

  private static UnaryOperator<Rows> everywhere(
      ChoiceOption choice,
      Option<String> database,
      Option<String> table,
      Option<String> catalogId) {
    if (!choice.matchesCatalog()) {
      return Choices.resolveAll(choice.action());
    }
    if (database.isEmpty() || table.isEmpty()) {
      throw new IllegalArgumentException("match_catalog needs a database and a table_name");
    }
    String catalog = catalogId.isEmpty() ? null : catalogId.get();
    return Choices.matchCatalog(() -> catalogSchema(database.get(), table.get(), catalog));
  }

  private static StructType catalogSchema(String database, String name, String catalogId) {
    Table table = GlueCatalog.of(catalogId).loadTable(database, name);
    List<Column> columns = new ArrayList<>(table.storageDescriptor().columns());
    columns.addAll(table.partitionKeys());
    return SparkHiveTypes.schema(columns);
  }
}
