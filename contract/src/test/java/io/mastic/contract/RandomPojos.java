package io.mastic.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Structures of the contract filled at random, the same ones for the same seed. */
final class RandomPojos {

  private static final String[] WORDS = {
    "",
    "a",
    "Ünï cödé",
    "tab\t\"quote\" \\ /",
    "\uD83D\uDE00 face",
    "line\nend",
    "</script>",
    "\u2028"
  };

  private final Random random;

  RandomPojos(long seed) {
    this.random = new Random(seed);
  }

  /** Sets about two thirds of a builder's fields, three levels deep. */
  Object fill(SdkPojo builder) {
    return fill(builder, 0);
  }

  private Object fill(SdkPojo builder, int depth) {
    for (SdkField<?> field : builder.sdkFields()) {
      // The client fills an idempotency token by itself where none is given.
      if (random.nextInt(3) > 0 || field.containsTrait(DefaultValueTrait.class)) {
        Object value = value(field, depth);
        if (value != null) {
          field.set(builder, value);
        }
      }
    }
    return ((Buildable) builder).build();
  }

  private Object value(SdkField<?> field, int depth) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> WORDS[random.nextInt(WORDS.length)] + random.nextInt(1000);
      case INTEGER -> random.nextInt();
      case LONG -> random.nextLong();
      case SHORT -> (short) random.nextInt();
      case BYTE -> (byte) random.nextInt();
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case BIG_DECIMAL -> BigDecimal.valueOf(random.nextLong(), random.nextInt(10));
      case BOOLEAN -> random.nextBoolean();
      case INSTANT -> Instant.ofEpochMilli(random.nextLong() % 4_000_000_000_000L);
      case SDK_BYTES -> SdkBytes.fromUtf8String(WORDS[random.nextInt(WORDS.length)]);
      case SDK_POJO -> depth < 3 ? fill(field.constructor().get(), depth + 1) : null;
      case LIST -> list(field, depth);
      case MAP -> map(field, depth);
      case DOCUMENT -> document(depth);
      case NULL -> null;
    };
  }

  private List<Object> list(SdkField<?> field, int depth) {
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Object value = value(field.getTrait(ListTrait.class).memberFieldInfo(), depth + 1);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private Map<String, Object> map(SdkField<?> field, int depth) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Object value = value(field.getTrait(MapTrait.class).valueFieldInfo(), depth + 1);
      if (value != null) {
        values.put("k" + WORDS[random.nextInt(WORDS.length)] + i, value);
      }
    }
    return values;
  }

  private Document document(int depth) {
    return switch (random.nextInt(depth < 3 ? 6 : 4)) {
      case 0 -> Document.fromString(WORDS[random.nextInt(WORDS.length)]);
      case 1 -> Document.fromBoolean(random.nextBoolean());
      case 2 -> Document.fromNumber(String.valueOf(random.nextLong()));
      case 3 -> Document.fromNumber("1.25");
      case 4 -> Document.fromList(List.of(document(depth + 1), Document.fromNull()));
      default -> Document.fromMap(Map.of("nested", document(depth + 1)));
    };
  }
}
