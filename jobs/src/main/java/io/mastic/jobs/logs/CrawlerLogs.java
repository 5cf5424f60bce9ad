package io.mastic.jobs.logs;

import io.mastic.kernel.Caller;
import io.mastic.kernel.FileName;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The group {@code /aws-glue/crawlers} of the caller's account and region: a stream per crawler, in
 * files whose lines begin with their time.
 */
public final class CrawlerLogs implements FixedGroups {

  private static final String GROUP = "/aws-glue/crawlers";
  private static final String SUFFIX = ".log";

  private final Path directory;
  private final Function<Path, LogText> opened;

  /**
   * @param directory of the files {@code ACCOUNT/REGION/CRAWLER.log}; what an older build wrote
   *     into {@code CRAWLER.log} is the default account's
   */
  public CrawlerLogs(Path directory) {
    this(directory, file -> new LogText(file, LineClock::leading, false));
  }

  /**
   * @param opened the text of a file
   */
  CrawlerLogs(Path directory, Function<Path, LogText> opened) {
    this.directory = directory;
    this.opened = opened;
  }

  @Override
  public List<String> groups() {
    return List.of(GROUP);
  }

  @Override
  public Path folder() {
    return directory;
  }

  @Override
  public Page<LogStream> streams(String group, String prefix, @Nullable String token, int limit) {
    List<String> position = PageToken.decode(token, 1);
    String after = position.isEmpty() ? "" : position.get(0);
    FirstOf<String> names = new FirstOf<>(limit + 1, Comparator.naturalOrder());
    eachName(
        name -> {
          if (name.startsWith(prefix) && name.compareTo(after) > 0) {
            names.add(name);
          }
        });
    return Page.cut(names.list(), limit, List::of).map(this::stream);
  }

  /** A stream and when its file was written last. */
  private record Written(long at, String name) {
    static final Comparator<Written> LATEST =
        Comparator.comparingLong(Written::at).reversed().thenComparing(Written::name);
  }

  @Override
  public Page<LogStream> latestStreams(String group, @Nullable String token, int limit) {
    List<String> position = PageToken.decode(token, 2);
    Written after =
        position.isEmpty() ? null : new Written(Long.parseLong(position.get(0)), position.get(1));
    FirstOf<Written> streams = new FirstOf<>(limit + 1, Written.LATEST);
    eachName(
        name ->
            written(name)
                .filter(stream -> after == null || Written.LATEST.compare(stream, after) > 0)
                .ifPresent(streams::add));
    return Page.cut(
            streams.list(), limit, stream -> List.of(Long.toString(stream.at()), stream.name()))
        .map(stream -> stream(stream.name()));
  }

  private Optional<Written> written(String name) {
    try {
      Path file = find(name).orElse(null);
      return file == null
          ? Optional.empty()
          : Optional.of(new Written(Files.getLastModifiedTime(file).toMillis(), name));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<LogText> open(String group, String stream) {
    return find(stream).map(opened);
  }

  private Optional<Path> find(String stream) {
    return folders()
        .map(folder -> in(folder, stream))
        .flatMap(Optional::stream)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** A name that leads out of its folder is none. */
  private static Optional<Path> in(Path folder, String stream) {
    Path file = folder.resolve(stream + SUFFIX).normalize();
    return stream.indexOf('/') < 0 && folder.equals(file.getParent())
        ? Optional.of(file)
        : Optional.empty();
  }

  private LogStream stream(String name) {
    LogText text = open(GROUP, name).orElseThrow(LogNotFoundException::stream);
    return Streams.of(name, text);
  }

  /** In no order, and some perhaps twice; no file is opened for it. */
  private void eachName(Consumer<String> taken) {
    for (Path folder : folders().filter(Files::isDirectory).toList()) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(SUFFIX))
            .map(name -> name.substring(0, name.length() - SUFFIX.length()))
            .forEach(taken);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Where the caller's crawlers write, and before that, where all did once. */
  private Stream<Path> folders() {
    Caller caller = Caller.current();
    Path own =
        directory.resolve(FileName.of(caller.account())).resolve(FileName.of(caller.region()));
    return caller.account().equals(Caller.DEFAULT_ACCOUNT)
        ? Stream.of(own, directory)
        : Stream.of(own);
  }
}
