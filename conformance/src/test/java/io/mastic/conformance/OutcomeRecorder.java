package io.mastic.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Notes which operations a client called and how each call ended, as the Python suites do. */
final class OutcomeRecorder implements ExecutionInterceptor {

  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    note(attributes, "ok");
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (context.exception() instanceof AwsServiceException refused) {
      note(attributes, refused.awsErrorDetails().errorCode());
    }
  }

  private void note(ExecutionAttributes attributes, String outcome) {
    calls.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME) + " " + outcome);
  }
}
