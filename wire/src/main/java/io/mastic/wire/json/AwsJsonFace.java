package io.mastic.wire.json;

import io.mastic.contract.ErrorCodes;
import io.mastic.contract.Errors;
import io.mastic.contract.MalformedJsonException;
import io.mastic.kernel.UnstorableTextException;
import io.mastic.kernel.http.HttpFace;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.kernel.http.Protocol;
import io.mastic.wire.refusal.Refusals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS JSON 1.1 over HTTP: finds the operation of a call to one service, and writes its answer. */
public final class AwsJsonFace implements HttpFace {

  private static final int WORTH_ZIPPING = 16 * 1024;

  private final JsonService json;

  public AwsJsonFace(JsonService json) {
    this.json = json;
  }

  @Override
  public String service() {
    return json.service();
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  /** What stands before the dot in the targets of its calls. */
  public String targetPrefix() {
    return json.targetPrefix();
  }

  @Override
  public void handle(HttpRequest request, HttpResponse response) throws IOException {
    String target = request.header("x-amz-target").orElse("");
    String operation = target.substring(target.lastIndexOf('.') + 1);
    try {
      JsonService.Prepared call = json.prepare(operation, request.bytes());
      request.authorize(json.actions(), operation, call.resources());
      byte[] answer = call.act();
      response.operation(operation);
      answer(request, response, 200, answer);
    } catch (JsonServiceException e) {
      if (!e.code().equals(JsonServiceException.UNKNOWN_OPERATION)) {
        response.operation(operation);
      }
      error(request, response, e.status(), e.code(), Errors.json(e.code(), e.getMessage()));
    } catch (MalformedJsonException e) {
      response.operation(operation);
      String code = "SerializationException";
      error(request, response, 400, code, Errors.json(code, e.getMessage()));
    } catch (AwsServiceException e) {
      response.operation(operation);
      error(request, response, ErrorCodes.status(e), ErrorCodes.code(e), Errors.json(e));
    } catch (UnstorableTextException e) {
      response.operation(operation);
      String code = "InvalidInputException";
      error(request, response, 400, code, Errors.json(code, e.getMessage()));
    }
  }

  @Override
  public void refuse(HttpRequest request, HttpResponse response, Refusal refusal)
      throws IOException {
    Refusals.write(Protocol.JSON, request, response, refusal);
  }

  private void error(
      HttpRequest request, HttpResponse response, int status, String code, byte[] body)
      throws IOException {
    response.error(code);
    json.errorHeaders(status, code).forEach(response::header);
    answer(request, response, status, body);
  }

  private static void answer(HttpRequest request, HttpResponse response, int status, byte[] json)
      throws IOException {
    response.status(status);
    response.header("Content-Type", "application/x-amz-json-1.1");
    if (json.length >= WORTH_ZIPPING && takesGzip(request)) {
      response.header("Content-Encoding", "gzip");
      response.whole(zipped(json));
    } else {
      response.whole(json);
    }
  }

  private static boolean takesGzip(HttpRequest request) {
    return request.header("accept-encoding").map(h -> h.contains("gzip")).orElse(false);
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
