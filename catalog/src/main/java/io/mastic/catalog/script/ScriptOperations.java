package io.mastic.catalog.script;

import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CreateScriptRequest;
import software.amazon.awssdk.services.glue.model.CreateScriptResponse;
import software.amazon.awssdk.services.glue.model.GetDataflowGraphRequest;
import software.amazon.awssdk.services.glue.model.GetDataflowGraphResponse;
import software.amazon.awssdk.services.glue.model.GetPlanRequest;
import software.amazon.awssdk.services.glue.model.GetPlanResponse;
import software.amazon.awssdk.services.glue.model.Language;

/** AWS's verbs that make scripts from graphs, and graphs from scripts. */
public final class ScriptOperations implements GlueOperations {

  @Override
  public CreateScriptResponse createScript(CreateScriptRequest request) {
    checkLanguage(request.language());
    String script =
        made(() -> ScriptWriter.of(new ScriptGraph(request.dagNodes(), request.dagEdges())));
    return CreateScriptResponse.builder().pythonScript(script).build();
  }

  @Override
  public GetPlanResponse getPlan(GetPlanRequest request) {
    checkLanguage(request.language());
    String script =
        made(
            () ->
                ScriptWriter.of(
                    Plan.of(
                        request.mapping(),
                        request.source(),
                        request.sinks(),
                        request.location(),
                        request.additionalPlanOptionsMap())));
    return GetPlanResponse.builder().pythonScript(script).build();
  }

  @Override
  public GetDataflowGraphResponse getDataflowGraph(GetDataflowGraphRequest request) {
    if (request.pythonScript() == null) {
      throw Errors.invalidInput("PythonScript is required.");
    }
    ScriptGraph graph = made(() -> ScriptReader.read(request.pythonScript()));
    return GetDataflowGraphResponse.builder()
        .dagNodes(graph.nodes())
        .dagEdges(graph.edges())
        .build();
  }

  /** A script that no job here could run is not made. */
  private static void checkLanguage(@Nullable Language language) {
    if (language == Language.SCALA) {
      throw Errors.invalidInput(
          "Jobs in Scala are not available on this server, and so no script is made; Language must"
              + " be PYTHON.");
    }
  }

  private static <T> T made(Supplier<T> work) {
    try {
      return work.get();
    } catch (ScriptException e) {
      throw Errors.invalidInput(String.valueOf(e.getMessage()));
    }
  }
}
