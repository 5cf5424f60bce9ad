package io.mastic.neighbours.secrets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Labels of a secret's versions: each is on one version at most, and where AWSCURRENT leaves a
 * version, AWSPREVIOUS comes to it.
 */
final class VersionLabels {

  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  /** Beyond so many, versions without a label go, the oldest first. */
  private static final int MOST_VERSIONS = 100;

  private final Secret secret;

  VersionLabels(Secret secret) {
    this.secret = secret;
  }

  /** Adds a version with these labels, the first one with AWSCURRENT too. */
  void add(String version, List<String> stages, long now) {
    boolean isFirst = secret.versions().isEmpty();
    ObjectNode added = secret.versions().putObject(version);
    added.put("Created", now).putArray("Stages");
    stages.forEach(stage -> move(stage, version));
    if (isFirst && secret.staged(CURRENT).isEmpty()) {
      move(CURRENT, version);
    }
  }

  /** Puts a label on a version, and takes it from the one that had it. */
  void move(String stage, String version) {
    String former = secret.staged(stage).orElse("");
    if (former.equals(version)) {
      return;
    }
    if (!former.isEmpty()) {
      remove(stage, former);
      if (stage.equals(CURRENT)) {
        secret.staged(PREVIOUS).ifPresent(v -> remove(PREVIOUS, v));
        put(former, PREVIOUS);
      }
    }
    put(version, stage);
    if (stage.equals(CURRENT) && secret.stages(version).contains(PREVIOUS)) {
      remove(PREVIOUS, version);
    }
  }

  void remove(String stage, String version) {
    List<String> stages = secret.stages(version);
    stages.remove(stage);
    set(version, stages);
  }

  private void put(String version, String stage) {
    List<String> stages = secret.stages(version);
    stages.add(stage);
    set(version, stages);
  }

  private void set(String version, List<String> stages) {
    ArrayNode array = ((ObjectNode) secret.versions().get(version)).putArray("Stages");
    stages.forEach(array::add);
  }

  /** Removes what is too much, and says which versions that were. */
  List<String> forget() {
    List<String> gone = new ArrayList<>();
    List<String> bare =
        secret.versionNames().stream()
            .filter(version -> secret.stages(version).isEmpty())
            .sorted(Comparator.comparingLong(secret::created))
            .toList();
    for (String version : bare) {
      if (secret.versions().size() <= MOST_VERSIONS) {
        break;
      }
      secret.versions().remove(version);
      gone.add(version);
    }
    return gone;
  }
}
