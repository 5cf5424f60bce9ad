package io.mastic.wire.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the page of the server's own that a path names. */
public final class OwnPages {

  public static final String PREFIX = "/_/";

  private final Map<String, OwnPage> pages;

  public OwnPages(List<OwnPage> pages) {
    this.pages =
        pages.stream().collect(Collectors.toUnmodifiableMap(OwnPage::name, Function.identity()));
  }

  /**
   * The page of exactly that path, else the one of the longest path above it that has all below.
   */
  public OwnPage find(String rawPath) {
    String path = rawPath.substring(PREFIX.length());
    OwnPage page = pages.get(path);
    // What climbs or hides is no name of a page.
    boolean plain = !path.contains("..") && path.indexOf('%') < 0 && !path.contains("//");
    int slash = plain ? path.lastIndexOf('/') : -1;
    while (page == null && slash > 0) {
      page = pages.get(path.substring(0, slash + 1));
      slash = path.lastIndexOf('/', slash - 1);
    }
    return page == null ? new NoPage() : page;
  }
}
