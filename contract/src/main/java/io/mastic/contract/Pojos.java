package io.mastic.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.utils.builder.Buildable;

/** Structures of the contract as values: copied between types, and kept as documents. */
public final class Pojos {

  private Pojos() {}

  /**
   * Copies what is set and what the target has too, by member name and kind: TableInput to Table,
   * CreateCrawlerRequest to Crawler, JobUpdate to Job. Unknown enum values survive.
   *
   * @param to a builder of the contract; members that {@code from} does not set stay as they are
   * @return {@code to}
   */
  public static <B> B copy(SdkPojo from, B to) {
    SdkPojo target = (SdkPojo) to;
    Map<String, SdkField<?>> fields = target.sdkFieldNameToField();
    for (SdkField<?> source : from.sdkFields()) {
      SdkField<?> field = fields.get(source.locationName());
      Object value = source.getValueOrDefault(from);
      if (field != null
          && AwsJsonWriter.isSet(value)
          && field.marshallingType().equals(source.marshallingType())) {
        field.set(target, fitted(field, value));
      }
    }
    return to;
  }

  private static Object fitted(SdkField<?> field, Object value) {
    if (!field.marshallingType().equals(MarshallingType.SDK_POJO)) {
      return value;
    }
    SdkPojo builder = field.constructor().get();
    Object empty = ((Buildable) builder).build();
    return empty.getClass() == value.getClass()
        ? value
        : ((Buildable) copy((SdkPojo) value, builder)).build();
  }

  /** The structure as AWS JSON, as it is stored. */
  public static String json(SdkPojo pojo) {
    return new String(AwsJson.write(pojo), StandardCharsets.UTF_8);
  }

  /**
   * Fills a builder from stored AWS JSON: {@code Pojos.read(json, Table.builder()).build()}.
   *
   * @return {@code builder}
   */
  public static <B> B read(String json, B builder) {
    AwsJson.read(json.getBytes(StandardCharsets.UTF_8), (SdkPojo) builder);
    return builder;
  }
}
