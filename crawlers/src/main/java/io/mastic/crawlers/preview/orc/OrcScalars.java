package io.mastic.crawlers.preview.orc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mastic.crawlers.orc.OrcNode;
import io.mastic.crawlers.preview.orc.OrcStripe.Holds;
import io.mastic.crawlers.preview.orc.WholeRuns.Sign;
import io.mastic.crawlers.preview.row.Written;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Columns that are not made of others. */
final class OrcScalars {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final LocalDateTime EPOCH = LocalDateTime.of(2015, 1, 1, 0, 0);

  /** Groups of seven bits; a decimal has 38 digits at most. */
  private static final int LONGEST_DECIMAL = 40;

  private OrcScalars() {}

  static OrcColumn.Values values(OrcStripe stripe, int type, OrcNode node) {
    return switch (node.kind()) {
      case BOOLEAN -> {
        BitRuns bits = new BitRuns(stripe.stream(type, Holds.DATA));
        yield () -> JSON.booleanNode(bits.next());
      }
      case BYTE -> {
        ByteRuns bytes = new ByteRuns(stripe.stream(type, Holds.DATA));
        yield () -> JSON.numberNode(bytes.next());
      }
      case SHORT, INT, LONG -> {
        WholeRuns numbers = stripe.numbers(type, Holds.DATA, Sign.SIGNED);
        yield () -> JSON.numberNode(numbers.next());
      }
      case DATE -> {
        WholeRuns days = stripe.numbers(type, Holds.DATA, Sign.SIGNED);
        yield () -> JSON.textNode(LocalDate.ofEpochDay(days.next()).toString());
      }
      case FLOAT -> {
        OrcStream in = stripe.stream(type, Holds.DATA);
        yield () -> JSON.numberNode(littleEndian(in, Float.BYTES).getFloat());
      }
      case DOUBLE -> {
        OrcStream in = stripe.stream(type, Holds.DATA);
        yield () -> JSON.numberNode(littleEndian(in, Double.BYTES).getDouble());
      }
      case STRING, VARCHAR, CHAR ->
          stripe.encoding(type).isDictionary() ? ofDictionary(stripe, type) : texts(stripe, type);
      case BINARY -> bytes(stripe, type);
      case DECIMAL -> decimals(stripe, type, node.scale());
      case TIMESTAMP -> moments(stripe, type, stripe.zone());
      case TIMESTAMP_INSTANT -> moments(stripe, type, ZoneOffset.UTC);
      case LIST, MAP, STRUCT, UNION -> throw new IllegalArgumentException("it has parts");
    };
  }

  private static ByteBuffer littleEndian(OrcStream in, int length) throws IOException {
    return ByteBuffer.wrap(in.next(length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static OrcColumn.Values texts(OrcStripe stripe, int type) {
    OrcStream in = stripe.stream(type, Holds.DATA);
    WholeRuns lengths = stripe.numbers(type, Holds.LENGTH, Sign.UNSIGNED);
    return () -> text(in, stripe.length(lengths.next()));
  }

  private static JsonNode text(OrcStream in, int length) throws IOException {
    return JSON.textNode(new String(in.next(length), StandardCharsets.UTF_8));
  }

  private static OrcColumn.Values bytes(OrcStripe stripe, int type) {
    OrcStream in = stripe.stream(type, Holds.DATA);
    WholeRuns lengths = stripe.numbers(type, Holds.LENGTH, Sign.UNSIGNED);
    return () -> JSON.textNode(Written.bytes(in.next(stripe.length(lengths.next()))));
  }

  /** Of the dictionary no more is read than up to the last entry that was asked for. */
  private static OrcColumn.Values ofDictionary(OrcStripe stripe, int type) {
    OrcStream in = stripe.stream(type, Holds.DICTIONARY_DATA);
    WholeRuns lengths = stripe.numbers(type, Holds.LENGTH, Sign.UNSIGNED);
    WholeRuns places = stripe.numbers(type, Holds.DATA, Sign.UNSIGNED);
    List<JsonNode> entries = new ArrayList<>();
    return () -> {
      int place = stripe.length(places.next());
      while (entries.size() <= place) {
        stripe.countValue();
        entries.add(text(in, stripe.length(lengths.next())));
      }
      return entries.get(place);
    };
  }

  /** Zeros at its end are left out where it is written, and shown as its type has them. */
  private static OrcColumn.Values decimals(OrcStripe stripe, int type, long scale) {
    OrcStream in = stripe.stream(type, Holds.DATA);
    WholeRuns scales = stripe.numbers(type, Holds.SECONDARY, Sign.SIGNED);
    return () -> {
      BigDecimal written = new BigDecimal(unscaled(in), scale(scales.next()));
      return JSON.numberNode(written.setScale(scale(scale), RoundingMode.HALF_UP));
    };
  }

  private static int scale(long said) {
    if (said < 0 || said > LONGEST_DECIMAL) {
      throw new IllegalArgumentException("a decimal has an impossible scale: " + said);
    }
    return (int) said;
  }

  private static BigInteger unscaled(OrcStream in) throws IOException {
    BigInteger written = BigInteger.ZERO;
    for (int i = 0; i < LONGEST_DECIMAL; i++) {
      int group = in.next();
      written = written.or(BigInteger.valueOf(group & 0x7F).shiftLeft(7 * i));
      if (group < 0x80) {
        BigInteger half = written.shiftRight(1);
        return written.testBit(0) ? half.not() : half;
      }
    }
    throw new IOException("a decimal has too many digits");
  }

  /**
   * Seconds from 2015 on by the clock of who wrote them, and nanoseconds whose last digits that are
   * zeros are only counted.
   */
  private static OrcColumn.Values moments(OrcStripe stripe, int type, ZoneId zone) {
    WholeRuns seconds = stripe.numbers(type, Holds.DATA, Sign.SIGNED);
    WholeRuns nanos = stripe.numbers(type, Holds.SECONDARY, Sign.UNSIGNED);
    long epoch = EPOCH.atZone(zone).toEpochSecond();
    return () -> {
      long second = Math.addExact(seconds.next(), epoch);
      long nano = nanos(nanos.next());
      // Java's division rounds towards 1970, and so did who wrote it.
      long floor = second < 0 && nano > 999_999 ? second - 1 : second;
      LocalDateTime told = LocalDateTime.ofInstant(Instant.ofEpochSecond(floor, nano), zone);
      return JSON.textNode(Written.moment(told.toInstant(ZoneOffset.UTC)));
    };
  }

  private static long nanos(long written) {
    long number = written >>> 3;
    int zeros = (int) (written & 7);
    for (int i = 0; zeros > 0 && i <= zeros; i++) {
      number *= 10;
    }
    return number;
  }
}
