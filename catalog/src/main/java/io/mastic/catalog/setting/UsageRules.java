package io.mastic.catalog.setting;

import static io.mastic.contract.Errors.invalidInput;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ConfigurationObject;
import software.amazon.awssdk.services.glue.model.ProfileConfiguration;

/** What a usage profile may say: the parameters of AWS's guide, with limits that can be met. */
final class UsageRules {

  private static final Set<String> OF_JOBS =
      Set.of(UsageTerms.WORKERS, UsageTerms.WORKER_TYPE, UsageTerms.TIMEOUT);

  private UsageRules() {}

  /**
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException for a profile that
   *     nothing could be held to
   */
  static void check(ProfileConfiguration configuration) {
    configuration.jobConfiguration().forEach((name, said) -> check("job", name, said));
    configuration.sessionConfiguration().forEach((name, said) -> check("session", name, said));
    Map<String, ConfigurationObject> session = configuration.sessionConfiguration();
    Integer idle = most(session.get(UsageTerms.IDLE_TIMEOUT));
    Integer timeout = most(session.get(UsageTerms.TIMEOUT));
    if (idle != null && timeout != null && idle > timeout) {
      throw invalidInput("The range of idleTimeout must be within the limit of timeout");
    }
  }

  private static @Nullable Integer most(@Nullable ConfigurationObject said) {
    return said == null ? null : number("", said.maxValue());
  }

  private static void check(String of, String name, ConfigurationObject said) {
    boolean idle = name.equals(UsageTerms.IDLE_TIMEOUT) && of.equals("session");
    if (!OF_JOBS.contains(name) && !idle) {
      throw invalidInput("Unknown " + of + " parameter in usage profile: " + name);
    }
    if (name.equals(UsageTerms.WORKER_TYPE)) {
      checkWords(name, said);
    } else {
      checkNumbers(name, said);
    }
  }

  private static void checkWords(String name, ConfigurationObject said) {
    if (said.minValue() != null || said.maxValue() != null) {
      throw invalidInput(name + " has allowed values, and neither minimum nor maximum");
    }
    checkDefault(name, said);
  }

  private static void checkDefault(String name, ConfigurationObject said) {
    if (said.defaultValue() != null
        && said.hasAllowedValues()
        && !said.allowedValues().contains(said.defaultValue())) {
      throw invalidInput("The default of " + name + " must be one of its allowed values");
    }
  }

  private static void checkNumbers(String name, ConfigurationObject said) {
    Integer least = number(name, said.minValue());
    Integer most = number(name, said.maxValue());
    Integer usual = number(name, said.defaultValue());
    said.allowedValues().forEach(value -> number(name, value));
    if (least != null && most != null && least > most) {
      throw invalidInput("The minimum of " + name + " must not be more than its maximum");
    }
    boolean tooFew = usual != null && least != null && usual < least;
    boolean tooMany = usual != null && most != null && usual > most;
    if (tooFew || tooMany) {
      throw invalidInput("The default of " + name + " must be within its minimum and maximum");
    }
    checkDefault(name, said);
  }

  private static @Nullable Integer number(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw invalidInput(name + " must be a whole number of at least 1, was " + value);
  }
}
