package io.mastic.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Single values out of JSON, with the coercions that AWS's services make: digits for numbers,
 * numbers for strings.
 *
 * <p>Every number is first looked at as a double, because exact arithmetic on one like 1e99999999
 * takes minutes.
 */
final class AwsJsonScalars {

  private static final double EARLIEST_SECOND =
      Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final double LATEST_SECOND =
      Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private AwsJsonScalars() {}

  static String string(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          wellFormed(json.getText());
      default -> throw unfit(json, "a string");
    };
  }

  /** Half of a surrogate pair is no character: no database and no client could carry it. */
  static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          throw new MalformedJsonException("A string holds an unpaired surrogate.");
        }
        i++;
      }
    }
    return text;
  }

  static int integer(JsonParser json) throws IOException {
    return (int) integer(json, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static long longInteger(JsonParser json) throws IOException {
    return integer(json, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  static long integer(JsonParser json, long least, long most) throws IOException {
    double near = finite(json);
    if (near < least || near > most || near != Math.rint(near)) {
      throw unfit(json, "an integer from " + least + " to " + most);
    }
    try {
      long exact = new BigDecimal(json.getText().strip()).longValueExact();
      if (exact >= least && exact <= most) {
        return exact;
      }
    } catch (ArithmeticException e) {
      throw because(e, unfit(json, "an integer"));
    }
    throw unfit(json, "an integer from " + least + " to " + most);
  }

  static double finite(JsonParser json) throws IOException {
    String text =
        switch (json.currentToken()) {
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getText();
          case VALUE_STRING -> json.getText().strip();
          default -> throw unfit(json, "a number");
        };
    if (text.length() > 400) {
      throw unfit(json, "a number of a sensible length");
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw because(e, unfit(json, "a number"));
    }
    if (!Double.isFinite(value) || isTooSmall(value, text)) {
      throw unfit(json, "a finite number");
    }
    return value;
  }

  /** 1e-99999999 reads as zero, and is as costly as its opposite; so is 0e99999999. */
  private static boolean isTooSmall(double value, String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    return value == 0 && exponent >= 0 && text.length() - exponent > 5;
  }

  static BigDecimal decimal(JsonParser json) throws IOException {
    finite(json);
    return new BigDecimal(json.getText().strip());
  }

  static boolean bool(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING ->
          switch (json.getText()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unfit(json, "a boolean");
          };
      default -> throw unfit(json, "a boolean");
    };
  }

  /** Epoch seconds with a fraction, or ISO 8601; kept to the millisecond, as they are written. */
  static Instant instant(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING && json.getText().indexOf('T') > 0) {
      try {
        return Instant.ofEpochMilli(
            OffsetDateTime.parse(json.getText()).toInstant().toEpochMilli());
      } catch (DateTimeException e) {
        throw because(e, unfit(json, "a timestamp"));
      }
    }
    double seconds = finite(json);
    if (seconds < EARLIEST_SECOND || seconds > LATEST_SECOND) {
      throw unfit(json, "a timestamp of the years 1 to 9999");
    }
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  static MalformedJsonException because(Exception cause, MalformedJsonException error) {
    error.initCause(cause);
    return error;
  }

  static MalformedJsonException unfit(JsonParser json, String wanted) {
    String found =
        switch (json.currentToken()) {
          case START_OBJECT -> "a structure";
          case START_ARRAY -> "a list";
          case VALUE_STRING -> "a string";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          case VALUE_TRUE, VALUE_FALSE -> "a boolean";
          default -> "something else";
        };
    return new MalformedJsonException(
        "Expected "
            + wanted
            + " at '"
            + json.getParsingContext().pathAsPointer()
            + "' but found "
            + found
            + ".");
  }
}
