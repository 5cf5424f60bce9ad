package io.mastic.sessions.session;

import io.mastic.contract.Errors;
import io.mastic.contract.GlueOperations;
import io.mastic.contract.Partial;
import io.mastic.kernel.Page;
import io.mastic.sessions.statement.Statement;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.CancelStatementRequest;
import software.amazon.awssdk.services.glue.model.CancelStatementResponse;
import software.amazon.awssdk.services.glue.model.GetStatementRequest;
import software.amazon.awssdk.services.glue.model.GetStatementResponse;
import software.amazon.awssdk.services.glue.model.ListStatementsRequest;
import software.amazon.awssdk.services.glue.model.ListStatementsResponse;
import software.amazon.awssdk.services.glue.model.RunStatementRequest;
import software.amazon.awssdk.services.glue.model.RunStatementResponse;

/** AWS's operations on the statements of sessions. */
public final class StatementOperations implements GlueOperations {

  private final SessionStatements statements;

  public StatementOperations(SessionStatements statements) {
    this.statements = statements;
  }

  @Override
  @Partial(SessionOperations.ORIGIN)
  public RunStatementResponse runStatement(RunStatementRequest request) {
    return RunStatementResponse.builder()
        .id(statements.run(request.sessionId(), request.code()))
        .build();
  }

  @Override
  @Partial(SessionOperations.ORIGIN)
  public GetStatementResponse getStatement(GetStatementRequest request) {
    return GetStatementResponse.builder()
        .statement(shown(statements.load(request.sessionId(), request.id())))
        .build();
  }

  @Override
  @Partial(SessionOperations.ORIGIN)
  public ListStatementsResponse listStatements(ListStatementsRequest request) {
    Page<Statement> page = page(request.sessionId(), request.nextToken());
    return ListStatementsResponse.builder()
        .statements(page.map(StatementOperations::shown).items())
        .nextToken(page.nextToken())
        .build();
  }

  private Page<Statement> page(String sessionId, @Nullable String token) {
    try {
      return statements.list(sessionId, token);
    } catch (IllegalArgumentException e) {
      throw Errors.invalidInput("Invalid NextToken");
    }
  }

  @Override
  @Partial(SessionOperations.ORIGIN)
  public CancelStatementResponse cancelStatement(CancelStatementRequest request) {
    statements.cancel(request.sessionId(), request.id());
    return CancelStatementResponse.builder().build();
  }

  private static software.amazon.awssdk.services.glue.model.Statement shown(Statement statement) {
    Statement.Times times = statement.times();
    return software.amazon.awssdk.services.glue.model.Statement.builder()
        .id(statement.id())
        .code(statement.code())
        .state(statement.state().name())
        .output(statement.output())
        .progress(statement.progress())
        .startedOn(times.startedAt() == null ? null : times.startedAt().toEpochMilli())
        .completedOn(times.completedAt() == null ? null : times.completedAt().toEpochMilli())
        .build();
  }
}
