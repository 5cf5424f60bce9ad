package io.mastic.contract;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GlueRequest;
import software.amazon.awssdk.services.glue.model.GlueResponse;

/**
 * One operation of Glue, for example {@code GetTable}: its types, and its method of {@link
 * GlueClient}.
 *
 * <p>Looks its classes up by name when first made, and nothing else: listing the methods of
 * GlueClient would load two thousand classes at start.
 */
public final class Operation {

  private static final String MODEL = "software.amazon.awssdk.services.glue.model.";

  private final String name;
  private final String methodName;
  private final MethodType methodType;
  private final MethodHandle method;
  private final MethodHandle newRequestBuilder;

  Operation(String name) {
    // The SDK spells the wire's ML as Ml in types, and as ML in methods.
    String typeName = name.replace("ML", "Ml");
    this.name = name;
    this.methodName = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    try {
      Class<?> request = Class.forName(MODEL + typeName + "Request");
      Class<?> requestBuilder = Class.forName(MODEL + typeName + "Request$Builder");
      this.methodType =
          MethodType.methodType(Class.forName(MODEL + typeName + "Response"), request);
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      this.method =
          lookup
              .findVirtual(GlueClient.class, methodName, methodType)
              .asType(
                  MethodType.methodType(GlueResponse.class, GlueClient.class, GlueRequest.class));
      this.newRequestBuilder =
          lookup
              .findStatic(request, "builder", MethodType.methodType(requestBuilder))
              .asType(MethodType.methodType(GlueRequest.Builder.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the contract has no operation " + name, e);
    }
  }

  /** As the wire spells it, for example {@code CancelMLTaskRun}. */
  public String name() {
    return name;
  }

  public Class<?> requestType() {
    return methodType.parameterType(0);
  }

  public Class<?> responseType() {
    return methodType.returnType();
  }

  /**
   * The request that a body holds.
   *
   * @throws MalformedJsonException if the body does not fit the operation
   */
  public GlueRequest read(byte[] json) {
    GlueRequest.Builder builder;
    try {
      builder = (GlueRequest.Builder) newRequestBuilder.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    AwsJson.read(json, (SdkPojo) builder);
    return builder.build();
  }

  /** Calls the operation's method; whatever it throws comes out as it is. */
  public GlueResponse call(GlueClient room, GlueRequest request) {
    try {
      return (GlueResponse) method.invokeExact(room, request);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a method of GlueClient threw a checked exception", e);
    }
  }

  /** Whether a room has its own method for this operation, not the interface's default. */
  public boolean isServedBy(GlueClient room) {
    return methodOf(room).isPresent();
  }

  /** What of this operation a room only keeps, by its own word; empty if it does it all. */
  public Optional<String> keptOnlyBy(GlueClient room) {
    return methodOf(room)
        .flatMap(own -> Optional.ofNullable(own.getAnnotation(Partial.class)))
        .map(Partial::value);
  }

  private Optional<Method> methodOf(GlueClient room) {
    for (Class<?> type = room.getClass(); type != null; type = type.getSuperclass()) {
      for (Method own : type.getDeclaredMethods()) {
        if (own.getName().equals(methodName)
            && Arrays.equals(own.getParameterTypes(), methodType.parameterArray())) {
          return Optional.of(own);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
