package io.mastic.wire.json;

import io.mastic.kernel.Arns;
import io.mastic.kernel.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The ARNs that a call of Glue is about, as far as its request alone tells. */
final class GlueResources {

  /** Members that name one thing, whatever the operation. */
  private static final Map<String, String> BY_MEMBER =
      Map.of(
          "JobName", "job",
          "CrawlerName", "crawler",
          "TriggerName", "trigger",
          "WorkflowName", "workflow",
          "RegistryName", "registry",
          "ConnectionName", "connection",
          "BlueprintName", "blueprint");

  /** What {@code Name} names in operations whose own names end so; the longer ones first. */
  private static final List<String> BY_OPERATION =
      List.of(
          "Database", "Table", "Crawler", "Trigger", "Workflow", "Connection", "Blueprint", "Job");

  /** Structures that hold the name of what is made or changed. */
  private static final List<String> INPUTS =
      List.of("DatabaseInput", "TableInput", "ConnectionInput");

  /** Members that name several things of a kind. */
  private static final Map<String, String> BY_LIST =
      Map.of(
          "JobNames", "job",
          "CrawlerNames", "crawler",
          "CrawlerNameList", "crawler",
          "TriggerNames", "trigger",
          "ConnectionNameList", "connection");

  private GlueResources() {}

  /** What the call is most about first; the catalog last. */
  static List<String> of(String operation, SdkPojo request, Caller caller) {
    Map<String, String> texts = texts(request);
    List<String> arns = new ArrayList<>();
    String given = texts.get("ResourceArn");
    if (given != null) {
      arns.add(given);
    }
    String kind = kind(operation);
    String database =
        texts.getOrDefault("DatabaseName", kind.equals("database") ? name(texts) : "");
    String table = texts.getOrDefault("TableName", kind.equals("table") ? name(texts) : "");
    if (!database.isEmpty() && !table.isEmpty()) {
      arns.add(Arns.glue(caller, "table", database + "/" + table));
    }
    if (!database.isEmpty()) {
      arns.add(Arns.glue(caller, "database", database));
    }
    BY_MEMBER.forEach(
        (member, type) -> {
          if (texts.containsKey(member)) {
            arns.add(Arns.glue(caller, type, texts.get(member)));
          }
        });
    if (!kind.isEmpty()
        && !kind.equals("database")
        && !kind.equals("table")
        && !name(texts).isEmpty()) {
      arns.add(Arns.glue(caller, kind, name(texts)));
    }
    for (SdkField<?> field : request.sdkFields()) {
      if (field.getValueOrDefault(request) instanceof List<?> names) {
        String type = BY_LIST.getOrDefault(field.memberName(), "");
        boolean tables = field.memberName().equals("TablesToDelete");
        for (Object name : type.isEmpty() && !tables ? List.of() : names) {
          arns.add(
              Arns.glue(caller, tables ? "table" : type, (tables ? database + "/" : "") + name));
        }
      }
    }
    arns.add("arn:aws:glue:" + caller.region() + ":" + caller.account() + ":catalog");
    return arns;
  }

  private static String kind(String operation) {
    return BY_OPERATION.stream()
        .filter(operation::endsWith)
        .map(what -> what.toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  private static String name(Map<String, String> texts) {
    return texts.getOrDefault("Name", "");
  }

  /** The request's texts, those of its inputs among them. */
  private static Map<String, String> texts(SdkPojo pojo) {
    Map<String, String> texts = new TreeMap<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value instanceof String text && !text.isEmpty()) {
        texts.put(field.memberName(), text);
      } else if (value instanceof SdkPojo input && INPUTS.contains(field.memberName())) {
        texts(input).forEach(texts::putIfAbsent);
      }
    }
    return texts;
  }
}
