package io.mastic.catalog.context.search;

import io.mastic.catalog.context.asset.Asset;
import io.mastic.catalog.context.asset.Assets;
import io.mastic.catalog.context.asset.TableAssets;
import io.mastic.catalog.context.form.ContextErrors;
import io.mastic.kernel.Db;
import io.mastic.kernel.Page;
import io.mastic.kernel.PageToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SearchFilterClause;
import software.amazon.awssdk.services.glue.model.SearchSort;
import software.amazon.awssdk.services.glue.model.SearchSortOrder;

/**
 * Search over all assets of an account in a region, by words and by filters.
 *
 * <p>A filter's asset type or glossary term says where to look. Without words and sort a page looks
 * at a bounded number of assets, and may be short; else it looks at all, and keeps only a page.
 */
public final class AssetSearch {

  private static final int CHUNK = 200;
  private static final int MOST_LOOKED_AT = 20_000;
  private static final int BEST = 999_999_999;

  private final Db db;
  private final Assets assets;
  private final TableAssets tables;

  public AssetSearch(Db db, Assets assets, TableAssets tables) {
    this.db = db;
    this.assets = assets;
    this.tables = tables;
  }

  /**
   * @param text words of which one must occur; the assets that fit them best come first
   * @param sort another order than that
   */
  Page<Asset> find(
      @Nullable String text,
      @Nullable SearchFilterClause clause,
      @Nullable SearchSort sort,
      int limit,
      @Nullable String token) {
    return db.read(
        h -> {
          Predicate<Candidate> wanted = new AssetFilter(h, assets).of(clause);
          AssetWalk walk = new AssetWalk(h, tables, Narrowing.of(clause), CHUNK);
          return text == null && sort == null
              ? inOrder(walk, wanted, limit, token)
              : ranked(walk, wanted, ranking(h, text, sort), limit, token);
        });
  }

  private static Page<Asset> inOrder(
      AssetWalk walk, Predicate<Candidate> wanted, int limit, @Nullable String token) {
    List<String> position = ContextErrors.position(token, AssetWalk.PARTS);
    if (!position.isEmpty()) {
      walk.seek(position);
    }
    List<Asset> found = new ArrayList<>();
    for (int looked = 0; looked < MOST_LOOKED_AT; looked += CHUNK) {
      Optional<List<Candidate>> chunk = walk.next();
      chunk.stream()
          .flatMap(List::stream)
          .filter(wanted)
          .forEach(candidate -> found.add(candidate.asset()));
      if (found.size() > limit || chunk.isEmpty()) {
        return Page.cut(found, limit, walk::positionOf);
      }
    }
    return new Page<>(found, PageToken.encode(walk.position()));
  }

  /**
   * How candidates are ordered.
   *
   * @param key what they are ordered by; null for those that are not wanted
   */
  private record Ranking(Function<Candidate, @Nullable String> key, Comparator<String> order) {}

  private static Ranking ranking(Handle h, @Nullable String text, @Nullable SearchSort sort) {
    Optional<SearchWords> words = Optional.ofNullable(text).map(SearchWords::new);
    if (sort == null) {
      SearchWords all = words.orElseThrow();
      return new Ranking(candidate -> bestFirst(all.score(candidate)), Comparator.naturalOrder());
    }
    SearchAttribute attribute = SearchAttribute.of(h, sort.attribute());
    return new Ranking(
        candidate ->
            words.isPresent() && words.get().score(candidate) == 0
                ? null
                : attribute.sortKey(candidate),
        sort.order() == SearchSortOrder.DESCENDING
            ? Comparator.reverseOrder()
            : Comparator.naturalOrder());
  }

  private static @Nullable String bestFirst(int score) {
    return score == 0 ? null : String.format(Locale.ROOT, "%09d", BEST - score);
  }

  /** An asset, and what it is ordered by. */
  private record Hit(String key, Asset asset) {
    List<String> position() {
      return List.of(key, asset.id());
    }
  }

  private static Page<Asset> ranked(
      AssetWalk walk,
      Predicate<Candidate> wanted,
      Ranking ranking,
      int limit,
      @Nullable String token) {
    List<String> position = ContextErrors.position(token, 2);
    Comparator<List<String>> order =
        Comparator.<List<String>, String>comparing(parts -> parts.get(0), ranking.order())
            .thenComparing(parts -> parts.get(1));
    PriorityQueue<Hit> best =
        new PriorityQueue<>(Comparator.comparing(Hit::position, order).reversed());
    for (Optional<List<Candidate>> chunk = walk.next(); chunk.isPresent(); chunk = walk.next()) {
      for (Candidate candidate : chunk.get()) {
        String key = wanted.test(candidate) ? ranking.key().apply(candidate) : null;
        if (key == null) {
          continue;
        }
        Hit hit = new Hit(key, candidate.asset());
        if (position.isEmpty() || order.compare(hit.position(), position) > 0) {
          best.add(hit);
          if (best.size() > limit + 1) {
            best.poll();
          }
        }
      }
    }
    List<Hit> hits = best.stream().sorted(Comparator.comparing(Hit::position, order)).toList();
    return Page.cut(hits, limit, Hit::position).map(Hit::asset);
  }
}
