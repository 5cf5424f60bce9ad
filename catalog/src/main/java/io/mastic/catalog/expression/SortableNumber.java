package io.mastic.catalog.expression;

import java.math.BigDecimal;
import java.util.Optional;

/** Decimal numbers of any size as text that sorts as they do: sign, exponent, digits. */
final class SortableNumber {

  private static final int MAX_EXPONENT = 4_000;

  private SortableNumber() {}

  /** Empty for exponents beyond what any column type holds. */
  static Optional<String> of(BigDecimal number) {
    if (number.signum() == 0) {
      return Optional.of("1");
    }
    long exponent = (long) number.precision() - number.scale();
    if (Math.abs(exponent) > MAX_EXPONENT || number.precision() > MAX_EXPONENT) {
      return Optional.empty();
    }
    String digits = number.unscaledValue().abs().toString().replaceFirst("0+$", "");
    long shifted = exponent + MAX_EXPONENT;
    return Optional.of(
        number.signum() > 0
            ? "2" + fourDigits(shifted) + digits
            : "0" + fourDigits(2L * MAX_EXPONENT - shifted) + complement(digits) + ":");
  }

  private static String fourDigits(long n) {
    return String.valueOf(10_000 + n).substring(1);
  }

  /** Nines' complement, so that larger digits, of negative numbers, come first. */
  private static String complement(String digits) {
    StringBuilder complement = new StringBuilder(digits.length());
    digits.chars().forEach(d -> complement.append((char) ('0' + '9' - d)));
    return complement.toString();
  }
}
