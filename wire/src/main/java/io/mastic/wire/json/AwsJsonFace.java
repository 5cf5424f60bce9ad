package io.mastic.wire.json;

import io.mastic.contract.ErrorCodes;
import io.mastic.contract.Errors;
import io.mastic.contract.MalformedJsonException;
import io.mastic.kernel.UnstorableTextException;
import io.mastic.kernel.http.HttpFace.Refusal;
import io.mastic.wire.exchange.Exchange;
import io.mastic.wire.exchange.IncomingRequest;
import io.mastic.wire.refusal.Defect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS JSON 1.1 over HTTP: finds the service and operation of a call, and writes its answer. */
public final class AwsJsonFace {

  private static final Logger LOG = LoggerFactory.getLogger(AwsJsonFace.class);
  private static final int WORTH_ZIPPING = 16 * 1024;

  private final Map<String, JsonService> services;

  public AwsJsonFace(List<JsonService> services) {
    this.services =
        services.stream()
            .collect(Collectors.toUnmodifiableMap(JsonService::targetPrefix, Function.identity()));
  }

  /** The service that a request's target names, or null if this server does not have it. */
  public @Nullable String serviceCalled(IncomingRequest request) {
    JsonService service = find(target(request));
    return service == null ? null : service.service();
  }

  private static String target(IncomingRequest request) {
    return request.header("x-amz-target").orElse("");
  }

  private @Nullable JsonService find(String target) {
    int dot = target.lastIndexOf('.');
    return dot < 0 ? null : services.get(target.substring(0, dot));
  }

  public void handle(Exchange exchange, byte[] body) {
    String target = target(exchange.request);
    String operation = target.substring(target.lastIndexOf('.') + 1);
    JsonService service = find(target);
    try {
      if (service == null) {
        throw JsonServiceException.unknownOperation("any service of this server", target);
      }
      exchange.service = service.service();
      byte[] answer = service.call(operation, body);
      exchange.operation = operation;
      answer(exchange, 200, answer);
    } catch (JsonServiceException e) {
      if (!e.code().equals(JsonServiceException.UNKNOWN_OPERATION)) {
        exchange.operation = operation;
      }
      error(exchange, e.status(), e.code(), Errors.json(e.code(), e.getMessage()));
    } catch (MalformedJsonException e) {
      exchange.operation = operation;
      String code = "SerializationException";
      error(exchange, 400, code, Errors.json(code, e.getMessage()));
    } catch (AwsServiceException e) {
      exchange.operation = operation;
      error(exchange, ErrorCodes.status(e), ErrorCodes.code(e), Errors.json(e));
    } catch (UnstorableTextException e) {
      exchange.operation = operation;
      String code = "InvalidInputException";
      error(exchange, 400, code, Errors.json(code, e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("request {} ({}) met a defect", exchange.request.requestId(), target, e);
      refuse(exchange, Defect.refusal(exchange.request, e));
    }
  }

  public void refuse(Exchange exchange, Refusal refusal) {
    error(
        exchange, refusal.status(), refusal.code(), Errors.json(refusal.code(), refusal.message()));
  }

  private static void error(Exchange exchange, int status, String code, byte[] json) {
    exchange.error = code;
    answer(exchange, status, json);
  }

  private static void answer(Exchange exchange, int status, byte[] json) {
    exchange.response.status(status);
    exchange.response.header("Content-Type", "application/x-amz-json-1.1");
    if (json.length >= WORTH_ZIPPING && takesGzip(exchange)) {
      exchange.response.header("Content-Encoding", "gzip");
      exchange.response.whole(zipped(json));
    } else {
      exchange.response.whole(json);
    }
  }

  private static boolean takesGzip(Exchange exchange) {
    return exchange.request.header("accept-encoding").map(h -> h.contains("gzip")).orElse(false);
  }

  private static byte[] zipped(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 4);
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
