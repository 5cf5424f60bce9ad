package io.mastic.neighbours.parameters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mastic.kernel.Json;
import io.mastic.neighbours.call.Call;
import java.util.ArrayList;
import java.util.List;

/** Labels of versions: ten on a version at most, and each on one version. */
final class ParameterLabels {

  private static final int MOST = 10;

  private final KeptParameters parameters;

  ParameterLabels(KeptParameters parameters) {
    this.parameters = parameters;
  }

  ObjectNode add(Call call) {
    List<String> labels = call.texts("Labels");
    List<String> invalid = ParameterRules.invalid(labels);
    List<String> valid = labels.stream().filter(label -> !invalid.contains(label)).toList();
    Parameter parameter =
        parameters.change(
            call.text("Name"),
            found -> {
              int version = version(found, call.number("ParameterVersion", found.latest()));
              for (int other : found.numbers()) {
                found.labels(other, without(found.labels(other), valid));
              }
              List<String> all = new ArrayList<>(found.labels(version));
              all.addAll(valid.stream().distinct().toList());
              if (all.size() > MOST) {
                throw ParameterErrors.of(
                    "ParameterVersionLabelLimitExceeded",
                    "A parameter version can have maximum 10 labels.");
              }
              found.labels(version, all);
            });
    ObjectNode answer =
        Json.MAPPER
            .createObjectNode()
            .put("ParameterVersion", call.number("ParameterVersion", parameter.latest()));
    invalid.forEach(answer.putArray("InvalidLabels")::add);
    return answer;
  }

  private static List<String> without(List<String> labels, List<String> gone) {
    return labels.stream().filter(label -> !gone.contains(label)).toList();
  }

  private static int version(Parameter parameter, int number) {
    if (parameter.version(number).isEmpty()) {
      throw ParameterErrors.noVersion(parameter.name(), String.valueOf(number));
    }
    return number;
  }

  ObjectNode remove(Call call) {
    List<String> labels = call.texts("Labels");
    List<String> removed = new ArrayList<>();
    parameters.change(
        call.text("Name"),
        found -> {
          removed.clear();
          int version = version(found, call.number("ParameterVersion", 0));
          List<String> had = found.labels(version);
          labels.stream().filter(had::contains).forEach(removed::add);
          found.labels(version, without(had, labels));
        });
    ObjectNode answer = Json.MAPPER.createObjectNode();
    removed.forEach(answer.putArray("RemovedLabels")::add);
    without(labels, removed).forEach(answer.putArray("InvalidLabels")::add);
    return answer;
  }
}
