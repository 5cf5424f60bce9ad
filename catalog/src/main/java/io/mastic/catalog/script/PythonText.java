package io.mastic.catalog.script;

import io.mastic.kernel.Json;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts and lists as Python writes them; JSON's texts are Python's too. */
final class PythonText {

  private static final Set<String> KEYWORDS =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield")
              .split(" ", -1));

  private PythonText() {}

  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word);
  }

  static String quoted(String text) {
    return Json.write(text);
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(PythonText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  static String tuple(String... texts) {
    return Stream.of(texts).map(PythonText::quoted).collect(Collectors.joining(", ", "(", ")"));
  }
}
