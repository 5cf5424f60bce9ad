package com.amazonaws.services.glue;

/**
 * One resolution for every choice: an action of resolveChoice, or {@code match_catalog}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/glue/latest/dg/glue-etl-scala-apis-glue-choiceoption.html">ChoiceOption</a>
 */
public final class ChoiceOption {
  private static final String MATCH_CATALOG = "match_catalog";

  private final String action;

  private ChoiceOption(String action) {
    this.action = action;
  }

  public static ChoiceOption apply(String action) {
    return new ChoiceOption(action);
  }

  public String action() {
    return action;
  }

  boolean matchesCatalog() {
    return action.equalsIgnoreCase(MATCH_CATALOG);
  }
}
