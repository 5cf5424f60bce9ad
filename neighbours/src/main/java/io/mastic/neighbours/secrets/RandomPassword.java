package io.mastic.neighbours.secrets;

import io.mastic.neighbours.call.Call;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** GetRandomPassword: which characters a password may have, and one of them. */
final class RandomPassword {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private RandomPassword() {}

  static String of(Call call) {
    return of(call, RANDOM);
  }

  static String of(Call call, Random random) {
    List<String> kinds = kinds(call);
    int length = call.number("PasswordLength", 32);
    boolean each = !call.has("RequireEachIncludedType") || call.says("RequireEachIncludedType");
    if (kinds.isEmpty()) {
      throw SecretErrors.invalid("The password has no characters to choose from.");
    }
    if (each && length < kinds.size()) {
      throw SecretErrors.invalid(
          "The password is too short to have a character of each of the types.");
    }
    List<Character> characters = new ArrayList<>();
    if (each) {
      kinds.forEach(kind -> characters.add(one(kind, random)));
    }
    String all = String.join("", kinds);
    while (characters.size() < length) {
      characters.add(one(all, random));
    }
    Collections.shuffle(characters, random);
    StringBuilder text = new StringBuilder(length);
    characters.forEach(text::append);
    return text.toString();
  }

  private static char one(String kind, Random random) {
    return kind.charAt(random.nextInt(kind.length()));
  }

  private static List<String> kinds(Call call) {
    List<String> kinds = new ArrayList<>();
    String excluded = call.text("ExcludeCharacters", "");
    add(kinds, "abcdefghijklmnopqrstuvwxyz", call.says("ExcludeLowercase"), excluded);
    add(kinds, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", call.says("ExcludeUppercase"), excluded);
    add(kinds, "0123456789", call.says("ExcludeNumbers"), excluded);
    add(kinds, PUNCTUATION, call.says("ExcludePunctuation"), excluded);
    add(kinds, " ", !call.says("IncludeSpace"), excluded);
    return kinds;
  }

  private static void add(List<String> kinds, String kind, boolean isLeftOut, String excluded) {
    StringBuilder left = new StringBuilder();
    kind.chars().filter(c -> excluded.indexOf(c) < 0).forEach(c -> left.append((char) c));
    if (!isLeftOut && left.length() > 0) {
      kinds.add(left.toString());
    }
  }
}
