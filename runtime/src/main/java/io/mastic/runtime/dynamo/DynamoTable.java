package io.mastic.runtime.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import io.mastic.runtime.option.Options;
import io.mastic.runtime.service.AwsRole;
import io.mastic.runtime.service.AwsService;
import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table at its place, with what is to be known of it before it is read or written. */
record DynamoTable(String name, AwsService service) implements Serializable {

  /** AWS takes a table whose capacity is on demand for one of so many units. */
  private static final double ON_DEMAND = 40_000;

  private static final AwsService.Retries RETRIES = new AwsService.Retries(10, 50, 5000);

  static DynamoTable of(String name, Options options) {
    String region =
        options
            .text("dynamodb.region")
            .or(() -> options.text("region"))
            .orElseGet(AwsService::ownRegion);
    URI endpoint =
        options
            .text("dynamodb.endpoint")
            .map(URI::create)
            .orElseGet(() -> AwsService.endpoint("dynamodb", region));
    return new DynamoTable(
        name,
        new AwsService(
            "dynamodb", "DynamoDB_20120810", endpoint, region, role(options, region), RETRIES));
  }

  private static @Nullable AwsRole role(Options options, String region) {
    return options
        .text("dynamodb.sts.roleArn")
        .map(
            arn ->
                new AwsRole(
                    arn,
                    options.text("dynamodb.sts.roleSessionName", "glue-dynamodb-sts-session"),
                    AwsService.endpoint("sts", region),
                    region))
        .orElse(null);
  }

  /**
   * What DynamoDB knows of it.
   *
   * @param keys the names of its key's attributes
   * @param reads and {@code writes}: its capacity in units a second
   */
  record Facts(List<String> keys, double reads, double writes) {}

  Facts facts() {
    JsonNode table =
        service.call("DescribeTable", AwsService.request().put("TableName", name)).path("Table");
    List<String> keys = new ArrayList<>();
    table.path("KeySchema").forEach(key -> keys.add(key.path("AttributeName").asText()));
    JsonNode capacity = table.path("ProvisionedThroughput");
    return new Facts(
        keys,
        units(capacity.path("ReadCapacityUnits").asDouble(0)),
        units(capacity.path("WriteCapacityUnits").asDouble(0)));
  }

  private static double units(double provisioned) {
    return provisioned > 0 ? provisioned : ON_DEMAND;
  }

  /** The share of a capacity that may be used, as an option says it: 0.1 to 1.5. */
  static double share(Options options, String option) {
    String said = options.text(option, "0.5");
    double share = Double.parseDouble(said);
    if (share < 0.1 || share > 1.5) {
      throw new IllegalArgumentException(
          "The option " + option + " is a number from 0.1 to 1.5, not " + said);
    }
    return share;
  }
}
