package io.mastic.catalog.connection.type;

import io.mastic.catalog.connection.type.BuiltInTypes.Entry;
import io.mastic.catalog.connection.type.BuiltInTypes.TypeFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.model.Capabilities;
import software.amazon.awssdk.services.glue.model.ComputeEnvironment;
import software.amazon.awssdk.services.glue.model.ComputeEnvironmentConfiguration;
import software.amazon.awssdk.services.glue.model.ConnectionTypeBrief;
import software.amazon.awssdk.services.glue.model.DescribeConnectionTypeResponse;
import software.amazon.awssdk.services.glue.model.Property;

/** One type of connections that Glue brings along, as AWS's verbs show it. */
final class BuiltInType {

  private static final List<String> NETWORK =
      List.of("SubnetId", "SecurityGroupIdList", "AvailabilityZone");

  private final String name;
  private final Entry entry;
  private final PropertyList list;

  BuiltInType(String name, Entry entry, TypeFile file) {
    this.name = name;
    this.entry = entry;
    this.list = new PropertyList(file);
  }

  ConnectionTypeBrief brief() {
    return ConnectionTypeBrief.builder()
        .connectionType(name)
        .displayName(entry.name())
        .description(entry.description())
        .categories(entry.category())
        .capabilities(capabilities())
        .build();
  }

  DescribeConnectionTypeResponse description() {
    DescribeConnectionTypeResponse.Builder description =
        DescribeConnectionTypeResponse.builder()
            .connectionType(name)
            .description(entry.description())
            .capabilities(capabilities())
            .connectionProperties(list.read(entry.takes().properties()))
            .connectionOptions(list.read(entry.takes().options()))
            .computeEnvironmentConfigurations(environments())
            .physicalConnectionRequirements(list.read(NETWORK))
            .athenaConnectionProperties(list.read(entry.takes().athena()));
    return entry.authentication().isEmpty()
        ? description.build()
        : description
            .authenticationConfiguration(Authentication.builtIn(entry.authentication()))
            .build();
  }

  private Capabilities capabilities() {
    return Capabilities.builder()
        .supportedAuthenticationTypesWithStrings(entry.authentication())
        .supportedDataOperationsWithStrings(entry.operations())
        .supportedComputeEnvironmentsWithStrings(entry.environments())
        .build();
  }

  private Map<String, ComputeEnvironmentConfiguration> environments() {
    return entry.environments().stream()
        .collect(Collectors.toMap(environment -> environment, this::environment));
  }

  private ComputeEnvironmentConfiguration environment(String environment) {
    Map<String, Property> options =
        environment.equals(ComputeEnvironment.SPARK.name())
            ? list.read(entry.takes().options())
            : Map.of();
    return ComputeEnvironmentConfiguration.builder()
        .name(environment)
        .description(entry.name() + " from " + environment.toLowerCase(Locale.ROOT))
        .computeEnvironment(environment)
        .supportedAuthenticationTypesWithStrings(entry.authentication())
        .connectionOptions(options)
        .connectionPropertyNameOverrides(Map.of())
        .connectionOptionNameOverrides(Map.of())
        .connectionPropertiesRequiredOverrides(List.of())
        .physicalConnectionPropertiesRequired(name.equals("NETWORK"))
        .build();
  }
}
