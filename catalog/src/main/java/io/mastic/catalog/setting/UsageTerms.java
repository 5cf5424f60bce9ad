package io.mastic.catalog.setting;

import static io.mastic.contract.Errors.invalidInput;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ConfigurationObject;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/**
 * What a usage profile says of jobs, or of sessions: the value of what is not asked for, and the
 * limits of what is.
 *
 * @param profile the profile's name
 * @param parameters by the names that AWS's guide gives them
 */
public record UsageTerms(String profile, Map<String, ConfigurationObject> parameters) {

  public static final String WORKERS = "numberOfWorkers";
  public static final String WORKER_TYPE = "workerType";
  public static final String TIMEOUT = "timeout";
  public static final String IDLE_TIMEOUT = "idleTimeout";

  public UsageTerms {
    parameters = Map.copyOf(parameters);
  }

  /** Does it say anything of workers? Then capacity by units is beyond what can be compared. */
  public boolean limitWorkers() {
    return parameters.containsKey(WORKERS) || parameters.containsKey(WORKER_TYPE);
  }

  /**
   * What is asked for, or the profile's default; null if there is neither.
   *
   * @throws InvalidInputException if it is outside of the profile's limits
   */
  public @Nullable Integer number(String parameter, @Nullable Integer asked) {
    ConfigurationObject said = parameters.get(parameter);
    if (said == null) {
      return asked;
    }
    Integer value = asked == null && said.defaultValue() != null ? of(said.defaultValue()) : asked;
    if (value != null) {
      check(parameter, value);
    }
    return value;
  }

  /**
   * @throws InvalidInputException if the value is outside of the profile's limits
   */
  public void check(String parameter, int value) {
    ConfigurationObject said = parameters.get(parameter);
    if (said == null) {
      return;
    }
    if (said.minValue() != null && value < of(said.minValue())) {
      throw outside(parameter, value + " is less than " + said.minValue());
    }
    if (said.maxValue() != null && value > of(said.maxValue())) {
      throw outside(parameter, value + " is more than " + said.maxValue());
    }
    checkWord(parameter, Integer.toString(value));
  }

  /**
   * The same for what is a word.
   *
   * @throws InvalidInputException if it is none of the profile's
   */
  public @Nullable String word(String parameter, @Nullable String asked) {
    ConfigurationObject said = parameters.get(parameter);
    String value = asked == null && said != null ? said.defaultValue() : asked;
    if (value != null) {
      checkWord(parameter, value);
    }
    return value;
  }

  /**
   * @throws InvalidInputException if the value is none of those that the profile allows
   */
  public void checkWord(String parameter, String value) {
    ConfigurationObject said = parameters.get(parameter);
    if (said != null && said.hasAllowedValues() && !said.allowedValues().contains(value)) {
      throw outside(parameter, value + " is none of " + String.join(", ", said.allowedValues()));
    }
  }

  /** Is there an end that it may not go beyond? */
  public boolean bounds(String parameter) {
    ConfigurationObject said = parameters.get(parameter);
    return said != null && (said.maxValue() != null || said.hasAllowedValues());
  }

  /** AWS documents what its message says, and not how it is written. */
  public InvalidInputException outside(String parameter, String why) {
    return invalidInput(
        "The input parameter "
            + parameter
            + " is outside of the allowed range for the assigned usage profile "
            + profile
            + ": "
            + why);
  }

  /** Profiles that are kept have numbers there. */
  private static int of(String number) {
    return Integer.parseInt(number);
  }
}
