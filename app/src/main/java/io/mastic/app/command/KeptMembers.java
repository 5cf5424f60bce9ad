package io.mastic.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The members of requests that no code asks for, each with the reason why nothing differs by it.
 * That the list is whole and has nothing else is a test's to say.
 */
public final class KeptMembers {

  /** Members of structures for which the same is true. */
  public record Line(List<String> structures, List<String> members, String reason) {}

  private KeptMembers() {}

  /** Lines of {@code kept-members.txt}: structures with commas, a colon, members, a bar, why. */
  public static List<Line> lines() {
    return lines("kept-members.txt");
  }

  private static List<Line> lines(String name) {
    try (InputStream in = KeptMembers.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(KeptMembers::line)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String text) {
    int colon = text.indexOf(": ");
    int bar = text.indexOf(" | ");
    return new Line(
        List.of(text.substring(0, colon).split(", ", -1)),
        List.of(text.substring(colon + 2, bar).split(" ", -1)),
        text.substring(bar + 3));
  }

  static String markdown() {
    return markdown(
            lines("kept-members.txt"),
            """

            ## Members that nothing is done by

            No code asks for these members of requests: each with the reason. What is only kept although code
            asks for it stands in the table above.

            | structure | members | why |
            |---|---|---|
            """)
        + markdown(
            lines("kept-parameters.txt"),
            """

            ## Parameters of S3, IAM and STS that nothing is done by

            An answer tells of them in its header `x-mastic-without-effect`. Whatever else these services' models have
            acts or is refused by name, which their clients' tests compare with this list.

            | service | headers and parameters | why |
            |---|---|---|
            """);
  }

  private static String markdown(List<Line> lines, String head) {
    return lines.stream()
        .map(
            line ->
                "| "
                    + String.join(", ", line.structures())
                    + " | "
                    + String.join(", ", line.members())
                    + " | "
                    + line.reason()
                    + " |\n")
        .collect(Collectors.joining("", head, ""));
  }
}
