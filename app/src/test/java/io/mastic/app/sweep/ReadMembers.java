package io.mastic.app.sweep;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The members of the contract's structures that some code of the server asks for. */
public final class ReadMembers {

  static final String MODEL = "software.amazon.awssdk.services.glue.model.";

  /** What a structure is copied to as a whole, and is read as from there on. */
  private static final Map<String, List<String>> COPIED_TO =
      Map.ofEntries(
          Map.entry("CreateJobRequest", List.of("Job")),
          Map.entry("JobUpdate", List.of("Job")),
          Map.entry("TriggerUpdate", List.of("Trigger")),
          Map.entry("TableInput", List.of("Table")),
          Map.entry("DatabaseInput", List.of("Database")),
          Map.entry("CatalogInput", List.of("Catalog")),
          Map.entry("PartitionInput", List.of("Partition")),
          Map.entry("ConnectionInput", List.of("Connection")),
          Map.entry("TestConnectionInput", List.of("ConnectionInput")),
          Map.entry("UserDefinedFunctionInput", List.of("UserDefinedFunction")),
          Map.entry("ViewDefinitionInput", List.of("ViewDefinition")),
          Map.entry("ViewRepresentationInput", List.of("ViewRepresentation")),
          Map.entry("CreateUsageProfileRequest", List.of("GetUsageProfileResponse")),
          Map.entry("UpdateUsageProfileRequest", List.of("GetUsageProfileResponse")),
          Map.entry("CreateDataQualityRulesetRequest", List.of("GetDataQualityRulesetResponse")),
          Map.entry("UpdateCrawlerRequest", List.of("CreateCrawlerRequest")),
          Map.entry("UpdateClassifierRequest", List.of("CreateClassifierRequest")),
          Map.entry("UpdateCsvClassifierRequest", List.of("CreateCsvClassifierRequest")),
          Map.entry("UpdateGrokClassifierRequest", List.of("CreateGrokClassifierRequest")),
          Map.entry("UpdateJsonClassifierRequest", List.of("CreateJsonClassifierRequest")),
          Map.entry("UpdateXMLClassifierRequest", List.of("CreateXMLClassifierRequest")),
          Map.entry("CreateMlTransformRequest", List.of("MLTransform")),
          Map.entry("UpdateMlTransformRequest", List.of("MLTransform")),
          Map.entry("CreateCustomEntityTypeRequest", List.of("CustomEntityType")));

  private final Set<String> calls = new HashSet<>();

  private ReadMembers() {}

  public static ReadMembers of(JavaClasses classes) {
    ReadMembers read = new ReadMembers();
    for (JavaClass each : classes) {
      for (JavaAccess<?> access : each.getAccessesFromSelf()) {
        String owner = access.getTargetOwner().getName();
        if (owner.startsWith(MODEL)) {
          read.calls.add(call(owner.substring(MODEL.length()), access.getName()));
        }
      }
    }
    return read;
  }

  /** Whether code asks for the member, of the structure itself or of what it is copied to. */
  public boolean contains(Class<? extends SdkPojo> structure, SdkField<?> field) {
    String member = field.memberName();
    return Stream.concat(
            Stream.of(structure.getSimpleName()),
            COPIED_TO.getOrDefault(structure.getSimpleName(), List.of()).stream())
        .anyMatch(
            owner ->
                Stream.of(member, member + "AsString", member + "AsStrings", "has" + member)
                    .anyMatch(name -> calls.contains(call(owner, name))));
  }

  private static String call(String owner, String name) {
    return owner + '.' + name.toLowerCase(Locale.ROOT);
  }
}
