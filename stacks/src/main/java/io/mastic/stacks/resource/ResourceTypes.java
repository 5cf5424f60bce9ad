package io.mastic.stacks.resource;

import io.mastic.stacks.template.Template;
import io.mastic.stacks.template.TemplateException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The types of resources that are here. */
public final class ResourceTypes {

  /** What becomes of a resource whose type is not here. */
  public enum Unknown {
    /** The template is refused. */
    REFUSED,
    /** An entry of the stack stands in its place, and its events say so. */
    PLACEHOLDER
  }

  private final Map<String, ResourceType> types = new TreeMap<>();
  private final Unknown unknown;

  public ResourceTypes(List<ResourceType> types, Unknown unknown) {
    types.forEach(type -> this.types.put(type.name(), type));
    this.unknown = unknown;
  }

  /** Those of a server. */
  public static List<ResourceType> of(Services services) {
    GlueRequests glue = new GlueRequests(services.glue());
    List<ResourceType> all = new ArrayList<>();
    all.add(DatabaseType.of(glue));
    all.add(TableType.of(glue));
    all.add(PartitionType.of(glue));
    all.add(CrawlerType.of(glue));
    all.add(ClassifierType.of(glue));
    all.add(ConnectionType.of(glue));
    all.add(JobType.of(glue));
    all.add(TriggerType.of(glue));
    all.add(WorkflowType.of(glue));
    all.add(RegistryType.of(glue));
    all.add(SchemaType.of(glue));
    all.add(SchemaVersionType.of(glue));
    all.add(SchemaVersionMetadataType.of(glue));
    all.add(SecurityConfigurationType.of(glue));
    all.add(CatalogEncryptionType.of(glue));
    all.add(UsageProfileType.of(glue));
    all.add(DevEndpointType.of(glue));
    all.add(TableOptimizerType.of(glue));
    all.add(EntityTypeType.of(glue));
    all.add(NestedCatalogType.of(glue));
    all.add(RulesetType.of(glue));
    all.add(MlTransformType.of(glue));
    IamRequests iam = new IamRequests(services);
    all.add(new RoleType(iam));
    all.add(new RolePolicyType(iam));
    all.add(new ManagedPolicyType(iam));
    all.add(new InstanceProfileType(iam));
    all.add(new BucketType(services));
    all.add(new BucketPolicyType(services));
    all.add(new EmptiedBucketType(services));
    all.add(new DeployedFilesType(services));
    all.add(new BucketNotificationsType(services));
    all.add(new LogRetentionType(new JsonRequests(services, "logs")));
    all.add(new ParameterType(new JsonRequests(services, "ssm")));
    all.add(new SecretType(new JsonRequests(services, "secretsmanager")));
    all.add(new KmsKeyType(new JsonRequests(services, "kms")));
    all.add(new KeyAliasType(new JsonRequests(services, "kms")));
    all.add(new LogGroupType(new JsonRequests(services, "logs")));
    JsonRequests sqs = new JsonRequests(services, "sqs");
    all.add(new QueueType(sqs));
    all.add(new QueuePolicyType(sqs));
    all.add(new EventRuleType(new JsonRequests(services, "events")));
    JsonRequests sns = new JsonRequests(services, "sns");
    all.add(new TopicType(sns));
    all.add(new SubscriptionType(sns));
    all.add(new TopicPolicyType(sns));
    all.addAll(declared(services));
    all.add(new ImageRepositoryType());
    all.add(new ProviderFunctionType());
    all.add(new ProviderLayerType());
    all.add(TokenType.metadata());
    all.add(TokenType.handle());
    return all;
  }

  /** Those of services beside Glue that are declared once and seldom called. */
  private static List<ResourceType> declared(Services services) {
    JsonRequests scheduler = new JsonRequests(services, "scheduler");
    JsonRequests athena = new JsonRequests(services, "athena");
    JsonRequests lake = new JsonRequests(services, "lakeformation");
    return List.of(
        ScheduleType.of(scheduler),
        ScheduleGroupType.of(scheduler),
        WorkGroupType.of(athena),
        NamedQueryType.of(athena),
        PreparedStatementType.of(athena),
        DataCatalogType.of(athena),
        LakeGrantType.permissions(lake),
        LakeGrantType.principalPermissions(lake),
        LakePlaceType.of(lake),
        LakeTagType.of(lake),
        LakeTaggingType.of(lake),
        CellFilterType.of(lake),
        new LakeSettingsType(lake));
  }

  /** Adds one that is made of what is over these. */
  public void add(ResourceType type) {
    types.put(type.name(), type);
  }

  public ResourceType load(String name) {
    ResourceType type = types.get(name);
    if (type != null) {
      return type;
    }
    if (unknown == Unknown.PLACEHOLDER) {
      return TokenType.placeholder(name);
    }
    throw new TemplateException(
        "Template format error: Unrecognized resource types: [" + name + "]");
  }

  public boolean isPlaceholder(String name) {
    return !types.containsKey(name);
  }

  public List<ResourceType> all() {
    return List.copyOf(types.values());
  }

  /**
   * Refuses a template with types that are not here, naming all of them.
   *
   * @throws TemplateException with each type and the logical ids of its resources
   */
  public void requireAll(Template template) {
    if (unknown == Unknown.PLACEHOLDER) {
      return;
    }
    Map<String, List<String>> absent = new TreeMap<>(Comparator.naturalOrder());
    template
        .resources()
        .values()
        .forEach(
            resource -> {
              if (!types.containsKey(resource.type())) {
                absent
                    .computeIfAbsent(resource.type(), none -> new ArrayList<>())
                    .add(resource.logicalId());
              }
            });
    if (!absent.isEmpty()) {
      throw new TemplateException(
          absent.entrySet().stream()
              .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
              .collect(
                  Collectors.joining(
                      ", ", "Template format error: Unrecognized resource types: [", "]")));
    }
  }
}
