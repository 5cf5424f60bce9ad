package io.mastic.catalog.context.search;

import io.mastic.catalog.context.asset.Asset;
import io.mastic.catalog.context.asset.AssetStore;
import io.mastic.catalog.context.asset.AssociationStore;
import io.mastic.catalog.context.asset.TableAsset;
import io.mastic.catalog.context.asset.TableAssets;
import io.mastic.catalog.context.form.ContextHome;
import io.mastic.contract.Errors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Walks over the assets of an account, chunk by chunk: those of a term, or those that clients put
 * and then the tables.
 */
final class AssetWalk {

  /** The parts of a place in a walk: which stretch of it, and how far in that. */
  static final int PARTS = 4;

  private static final String OTHERS = "0";
  private static final String TABLES = "1";
  private static final String OF_TERM = "2";

  private final Handle handle;
  private final TableAssets tables;
  private final Narrowing narrowing;
  private final int chunk;
  private final ContextHome home = ContextHome.current();
  private List<String> position;

  AssetWalk(Handle handle, TableAssets tables, Narrowing narrowing, int chunk) {
    this.handle = handle;
    this.tables = tables;
    this.narrowing = narrowing;
    this.chunk = chunk;
    this.position = start();
  }

  private List<String> start() {
    if (narrowing.term().isPresent()) {
      return List.of(OF_TERM, "-1", "", "");
    }
    return narrowing.includesOthers() ? List.of(OTHERS, "", "", "") : List.of(TABLES, "", "", "");
  }

  /**
   * Goes on behind that place.
   *
   * @throws software.amazon.awssdk.services.glue.model.InvalidInputException if this walk has no
   *     such place
   */
  void seek(List<String> place) {
    boolean fits =
        narrowing.term().isPresent()
            ? place.get(0).equals(OF_TERM) && isKey(place.get(1))
            : List.of(OTHERS, TABLES).contains(place.get(0));
    if (!fits) {
      throw Errors.invalidInput("Invalid NextToken.");
    }
    position = place;
  }

  private static boolean isKey(String text) {
    try {
      return Long.parseLong(text) >= -1;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** How far the walk has come. */
  List<String> position() {
    return position;
  }

  /** The next assets, perhaps none in this chunk; nothing at all at the end. */
  Optional<List<Candidate>> next() {
    return switch (position.get(0)) {
      case OTHERS -> Optional.of(others());
      case TABLES -> narrowing.includesTables() ? tables() : Optional.empty();
      default -> ofTerm();
    };
  }

  /** The place of an asset in the stretch that the walk is in. */
  List<String> positionOf(Asset asset) {
    TableAsset table = asset.table();
    if (position.get(0).equals(OF_TERM)) {
      return List.of(OF_TERM, String.valueOf(asset.key()), "", "");
    }
    if (table == null) {
      return List.of(OTHERS, asset.id(), "", "");
    }
    List<String> place = table.position();
    return List.of(TABLES, place.get(0), place.get(1), place.get(2));
  }

  private List<Candidate> others() {
    String after = position.get(1);
    List<Asset> assets =
        narrowing
            .typeIds()
            .map(types -> AssetStore.listOfTypes(handle, home, types, after, chunk))
            .orElseGet(() -> AssetStore.list(handle, home, after, chunk));
    position =
        assets.size() < chunk
            ? List.of(TABLES, "", "", "")
            : positionOf(assets.get(assets.size() - 1));
    return Candidate.of(handle, assets);
  }

  private Optional<List<Candidate>> tables() {
    List<Asset> assets = tables.list(handle, home, position.subList(1, PARTS), chunk);
    if (assets.isEmpty()) {
      return Optional.empty();
    }
    position = positionOf(assets.get(assets.size() - 1));
    return Optional.of(Candidate.of(handle, assets));
  }

  private Optional<List<Candidate>> ofTerm() {
    String term = narrowing.term().orElseThrow();
    long after = Long.parseLong(position.get(1));
    List<Long> keys = AssociationStore.listAssets(handle, term, after, chunk);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    position = List.of(OF_TERM, String.valueOf(keys.get(keys.size() - 1)), "", "");
    List<Asset> assets = new ArrayList<>(AssetStore.find(handle, home, keys));
    assets.addAll(tables.find(handle, home, keys));
    assets.sort(Comparator.comparingLong(Asset::key));
    return Optional.of(Candidate.of(handle, assets));
  }
}
