package io.mastic.stacks.template;

import java.util.Map;
import java.util.Set;

/** What every template may refer to without declaring it. */
public final class PseudoParameters {

  static final String NO_VALUE = "AWS::NoValue";

  private static final Set<String> NAMES =
      Set.of(
          "AWS::AccountId",
          "AWS::NotificationARNs",
          "AWS::NoValue",
          "AWS::Partition",
          "AWS::Region",
          "AWS::StackId",
          "AWS::StackName",
          "AWS::URLSuffix");

  private PseudoParameters() {}

  static boolean has(String name) {
    return NAMES.contains(name);
  }

  /** Those of a stack; notifications are nobody's. */
  public static Map<String, String> of(String account, String region, String stackId, String name) {
    return Map.of(
        "AWS::AccountId", account,
        "AWS::Partition", "aws",
        "AWS::Region", region,
        "AWS::StackId", stackId,
        "AWS::StackName", name,
        "AWS::URLSuffix", "amazonaws.com");
  }
}
