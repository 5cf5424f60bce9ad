package io.mastic.catalog.function;

import io.mastic.catalog.scope.DatabaseName;
import io.mastic.catalog.scope.Scope;
import io.mastic.contract.GlueOperations;
import io.mastic.kernel.Page;
import software.amazon.awssdk.services.glue.model.CreateUserDefinedFunctionRequest;
import software.amazon.awssdk.services.glue.model.CreateUserDefinedFunctionResponse;
import software.amazon.awssdk.services.glue.model.DeleteUserDefinedFunctionRequest;
import software.amazon.awssdk.services.glue.model.DeleteUserDefinedFunctionResponse;
import software.amazon.awssdk.services.glue.model.GetUserDefinedFunctionRequest;
import software.amazon.awssdk.services.glue.model.GetUserDefinedFunctionResponse;
import software.amazon.awssdk.services.glue.model.GetUserDefinedFunctionsRequest;
import software.amazon.awssdk.services.glue.model.GetUserDefinedFunctionsResponse;
import software.amazon.awssdk.services.glue.model.UpdateUserDefinedFunctionRequest;
import software.amazon.awssdk.services.glue.model.UpdateUserDefinedFunctionResponse;
import software.amazon.awssdk.services.glue.model.UserDefinedFunction;

/** AWS's verbs on user-defined functions. */
public final class FunctionOperations implements GlueOperations {

  private static final int PAGE = 100;

  private final Functions functions;

  public FunctionOperations(Functions functions) {
    this.functions = functions;
  }

  @Override
  public CreateUserDefinedFunctionResponse createUserDefinedFunction(
      CreateUserDefinedFunctionRequest r) {
    functions.create(DatabaseName.of(r.catalogId(), r.databaseName()), r.functionInput());
    return CreateUserDefinedFunctionResponse.builder().build();
  }

  @Override
  public GetUserDefinedFunctionResponse getUserDefinedFunction(GetUserDefinedFunctionRequest r) {
    UserDefinedFunction function =
        functions.load(DatabaseName.of(r.catalogId(), r.databaseName()), r.functionName());
    return GetUserDefinedFunctionResponse.builder().userDefinedFunction(function).build();
  }

  @Override
  public GetUserDefinedFunctionsResponse getUserDefinedFunctions(GetUserDefinedFunctionsRequest r) {
    FunctionFilter wanted = FunctionFilter.of(r.pattern(), r.functionType());
    int limit = r.maxResults() == null ? PAGE : r.maxResults();
    Page<UserDefinedFunction> page =
        r.databaseName() == null
            ? functions.listAll(Scope.of(r.catalogId()), wanted, limit, r.nextToken())
            : functions.list(
                DatabaseName.of(r.catalogId(), r.databaseName()), wanted, limit, r.nextToken());
    return GetUserDefinedFunctionsResponse.builder()
        .userDefinedFunctions(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public UpdateUserDefinedFunctionResponse updateUserDefinedFunction(
      UpdateUserDefinedFunctionRequest r) {
    functions.update(
        DatabaseName.of(r.catalogId(), r.databaseName()), r.functionName(), r.functionInput());
    return UpdateUserDefinedFunctionResponse.builder().build();
  }

  @Override
  public DeleteUserDefinedFunctionResponse deleteUserDefinedFunction(
      DeleteUserDefinedFunctionRequest r) {
    functions.delete(DatabaseName.of(r.catalogId(), r.databaseName()), r.functionName());
    return DeleteUserDefinedFunctionResponse.builder().build();
  }
}
