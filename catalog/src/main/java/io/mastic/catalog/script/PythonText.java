package io.mastic.catalog.script;

import io.mastic.kernel.Json;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts and lists as Python writes them; JSON's texts are Python's too. */
final class PythonText {

  private PythonText() {}

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
