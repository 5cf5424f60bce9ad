package io.mastic.crawlers.preview.orc;

import io.mastic.crawlers.orc.OrcTail;
import io.mastic.crawlers.orc.ProtoFields;
import io.mastic.crawlers.preview.row.FileBytes;
import io.mastic.crawlers.preview.row.Taking;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stripe: where the streams of its columns lie, and how each column is written. */
final class OrcStripe {

  /** What a stream holds. */
  enum Holds {
    PRESENT,
    DATA,
    LENGTH,
    DICTIONARY_DATA,
    DICTIONARY_COUNT,
    SECONDARY,
    /** Indexes and what helps to skip rows. */
    OTHER;

    static Holds of(long number) {
      return number >= 0 && number < values().length ? values()[(int) number] : OTHER;
    }
  }

  /** How a column is written, in the order of their numbers. */
  enum Encoding {
    DIRECT,
    DICTIONARY,
    DIRECT_V2,
    DICTIONARY_V2;

    static Encoding of(long number) {
      if (number < 0 || number >= values().length) {
        throw new IllegalArgumentException("a column is written in an unknown way: " + number);
      }
      return values()[(int) number];
    }

    boolean isDictionary() {
      return this == DICTIONARY || this == DICTIONARY_V2;
    }

    boolean isSecond() {
      return this == DIRECT_V2 || this == DICTIONARY_V2;
    }
  }

  private record Name(int column, Holds holds) {}

  private record Place(long at, long length) {}

  /** A footer of more is not held in memory. */
  private static final long LONGEST_FOOTER = 16L << 20;

  private final OrcTail tail;
  private final StripeBytes bytes;
  private final Map<Name, Place> streams = new HashMap<>();
  private final List<Encoding> encodings = new ArrayList<>();
  private final Taking taking;
  private final byte[] room;
  private ZoneId zone = ZoneOffset.UTC;

  private OrcStripe(OrcTail tail, StripeBytes bytes, Taking taking) {
    this.tail = tail;
    this.bytes = bytes;
    this.taking = taking;
    this.room = new byte[tail.block()];
  }

  static OrcStripe open(FileBytes file, OrcTail tail, OrcTail.Stripe where, Taking taking)
      throws IOException {
    long streams = Math.addExact(where.index(), where.data());
    long length = Math.addExact(streams, where.footer());
    if (where.index() < 0
        || where.data() < 0
        || where.footer() < 0
        || where.offset() < 0
        || Math.addExact(where.offset(), length) > file.size()
        || where.footer() > LONGEST_FOOTER) {
      throw new IOException("a stripe of it cannot be where it says");
    }
    StripeBytes bytes = new StripeBytes(file, taking, where.offset(), length);
    OrcStripe stripe = new OrcStripe(tail, bytes, taking);
    byte[] footer = tail.unpacked(bytes.bytes(streams, (int) where.footer()));
    stripe.take(new ProtoFields(footer, 0, footer.length), streams);
    return stripe;
  }

  private void take(ProtoFields footer, long end) throws IOException {
    long at = 0;
    while (footer.next()) {
      switch (footer.number()) {
        case 1 -> {
          long[] stream = numbers(footer.message());
          long length = stream[3];
          if (length < 0 || length > end - at) {
            throw new IOException("a column goes beyond its stripe");
          }
          streams.put(new Name((int) stream[2], Holds.of(stream[1])), new Place(at, length));
          at += length;
        }
        case 2 -> encodings.add(Encoding.of(numbers(footer.message())[1]));
        case 3 -> zone = ZoneId.of(footer.text());
        default -> {}
      }
    }
  }

  private static long[] numbers(ProtoFields fields) {
    long[] numbers = new long[4];
    while (fields.next()) {
      if (fields.number() < numbers.length) {
        numbers[fields.number()] = fields.value();
      }
    }
    return numbers;
  }

  OrcTail tail() {
    return tail;
  }

  /** Of who wrote its timestamps. */
  ZoneId zone() {
    return zone;
  }

  Encoding encoding(int column) {
    return encodings.get(column);
  }

  boolean has(int column, Holds holds) {
    return streams.containsKey(new Name(column, holds));
  }

  OrcStream stream(int column, Holds holds) {
    Place place = streams.get(new Name(column, holds));
    return place == null
        ? OrcStream.EMPTY
        : new OrcStream(
            new StripeBytes.Part(bytes, place.at(), place.length()), tail.packing(), room);
  }

  WholeRuns numbers(int column, Holds holds, WholeRuns.Sign sign) {
    OrcStream stream = stream(column, holds);
    return encoding(column).isSecond() ? new SecondRuns(stream, sign) : new FirstRuns(stream, sign);
  }

  /** Counts a value of a list or map: few bytes can say that there are very many. */
  void countValue() throws IOException {
    taking.spend(Long.BYTES);
    if (taking.budget() == 0) {
      throw new IOException("its rows are too large for a preview");
    }
  }

  /** How long a text or list is. */
  int length(long said) throws IOException {
    if (said < 0 || said > taking.budget()) {
      throw new IOException("a value of " + said + " is too large for a preview");
    }
    return (int) said;
  }
}
