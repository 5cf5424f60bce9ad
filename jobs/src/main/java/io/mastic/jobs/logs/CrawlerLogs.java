package io.mastic.jobs.logs;

import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The group {@code /aws-glue/crawlers}: a stream per crawler, in files whose lines begin with their
 * time.
 */
public final class CrawlerLogs implements LogSource {

  private static final String GROUP = "/aws-glue/crawlers";
  private static final String SUFFIX = ".log";

  private final Path directory;

  /**
   * @param directory of the files {@code <crawler>.log}
   */
  public CrawlerLogs(Path directory) {
    this.directory = directory;
  }

  @Override
  public List<String> groups() {
    return List.of(GROUP);
  }

  @Override
  public Page<LogStream> streams(String group, String prefix, @Nullable String token, int limit) {
    List<String> position = PageToken.decode(token, 1);
    String after = position.isEmpty() ? "" : position.get(0);
    List<LogStream> rows =
        names().stream()
            .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
            .sorted()
            .limit(limit + 1L)
            .map(this::stream)
            .toList();
    return Page.cut(rows, limit, stream -> List.of(stream.name()));
  }

  /** Crawlers are few: all of them in one page. */
  @Override
  public Page<LogStream> latestStreams(String group, @Nullable String token, int limit) {
    List<LogStream> all =
        names().stream()
            .map(this::stream)
            .sorted(Comparator.comparing(LogStream::createdAt).reversed())
            .toList();
    return new Page<>(all.subList(0, Math.min(limit, all.size())), null);
  }

  @Override
  public Optional<LogText> open(String group, String stream) {
    Path file = directory.resolve(stream + SUFFIX).normalize();
    return directory.equals(file.getParent()) && Files.isRegularFile(file)
        ? Optional.of(new LogText(file, LineClock::leading, false))
        : Optional.empty();
  }

  private LogStream stream(String name) {
    LogText text = open(GROUP, name).orElseThrow(LogNotFoundException::stream);
    return Streams.of(name, text);
  }

  private List<String> names() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
