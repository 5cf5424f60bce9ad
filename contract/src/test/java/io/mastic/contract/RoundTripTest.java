package io.mastic.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.GlueRequest;
import software.amazon.awssdk.services.glue.model.GlueResponse;

/** The codec against AWS's own: every operation, random requests and responses, every error. */
class RoundTripTest {

  private static final int ROUNDS = 3;

  private final AtomicReference<InMemoryTransport.Answer> answer = new AtomicReference<>();
  private final AtomicReference<byte[]> sent = new AtomicReference<>();
  private final AtomicReference<String> operationSent = new AtomicReference<>();
  private final GlueClient client =
      GlueClient.builder()
          .httpClient(
              new InMemoryTransport(
                  (operation, body) -> {
                    operationSent.set(operation);
                    sent.set(body);
                    return answer.get();
                  }))
          .endpointOverride(URI.create("http://localhost"))
          .region(Region.US_EAST_1)
          .credentialsProvider(AnonymousCredentialsProvider.create())
          .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
          .build();

  @Test
  void everyMethodOfTheClientIsAnOperation() {
    Set<String> methods =
        Arrays.stream(GlueClient.class.getMethods())
            .filter(
                m ->
                    m.getParameterCount() == 1
                        && GlueResponse.class.isAssignableFrom(m.getReturnType()))
            .filter(m -> GlueRequest.class.isAssignableFrom(m.getParameterTypes()[0]))
            .map(Method::getName)
            .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(Operations.names()).isEqualTo(methods);
  }

  @TestFactory
  java.util.stream.Stream<DynamicTest> everyOperationRoundTrips() {
    return Operations.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> roundTrips(name)));
  }

  private void roundTrips(String name) throws Exception {
    Operation operation = Operations.find(name).orElseThrow();
    for (int round = 0; round < ROUNDS; round++) {
      RandomPojos random = new RandomPojos(name.hashCode() + 31L * round);
      GlueRequest request = (GlueRequest) random.fill(builder(operation.requestType()));
      Object response = random.fill(builder(operation.responseType()));
      answer.set(InMemoryTransport.Answer.of(200, AwsJson.write((SdkPojo) response)));

      Object received = operation.call(client, request);

      assertThat(operationSent.get()).isEqualTo(name);
      assertThat(operation.read(sent.get())).isEqualTo(request);
      assertThat(operation.read(AwsJson.write(request))).isEqualTo(request);
      assertThat(((SdkPojo) received).equalsBySdkFields(response)).isTrue();
    }
  }

  @TestFactory
  java.util.stream.Stream<DynamicTest> everyErrorArrivesTyped() {
    return Shapes.errorCodes().stream()
        .map(
            code ->
                DynamicTest.dynamicTest(
                    code,
                    () -> {
                      AwsServiceException error = exception(code);
                      answer.set(
                          InMemoryTransport.Answer.of(
                              ErrorCodes.status(error), Errors.json(error)));
                      Throwable thrown = catchThrowable(() -> client.getTable(t -> t.name("t")));
                      assertThat(thrown).isExactlyInstanceOf(error.getClass());
                      assertThat(((GlueException) thrown).awsErrorDetails().errorMessage())
                          .isEqualTo("why");
                      assertThat(((GlueException) thrown).awsErrorDetails().errorCode())
                          .isEqualTo(code);
                    }));
  }

  @Test
  void anErrorsOwnMembersArriveToo() {
    EntityNotFoundException error =
        EntityNotFoundException.builder().message("why").fromFederationSource(true).build();
    answer.set(InMemoryTransport.Answer.of(400, Errors.json(error)));
    Throwable thrown = catchThrowable(() -> client.getTable(t -> t.name("t")));
    assertThat(((EntityNotFoundException) thrown).fromFederationSource()).isTrue();
  }

  /** Finds the SDK's class of an error code by looking for a class whose code it is. */
  private static AwsServiceException exception(String code) throws Exception {
    String type = code.replace("ML", "Ml").replace("KMS", "Kms").replaceAll("Fault$", "Exception");
    String name = type.endsWith("Exception") ? type : type + "Exception";
    Object builder = builder(Class.forName("software.amazon.awssdk.services.glue.model." + name));
    return ((AwsServiceException.Builder) builder).message("why").build();
  }

  private static SdkPojo builder(Class<?> type)
      throws IllegalAccessException, InvocationTargetException, NoSuchMethodException {
    Method builder = type.getMethod("builder");
    assertThat(Modifier.isStatic(builder.getModifiers())).isTrue();
    return (SdkPojo) builder.invoke(null);
  }
}
