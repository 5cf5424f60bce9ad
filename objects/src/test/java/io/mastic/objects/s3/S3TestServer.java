package io.mastic.objects.s3;

import io.mastic.kernel.Caller;
import io.mastic.kernel.Ids;
import io.mastic.kernel.http.HttpRequest;
import io.mastic.kernel.http.HttpResponse;
import io.mastic.objects.S3Store;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/** The S3 face behind a bare HTTP server that believes every signature. */
public final class S3TestServer implements AutoCloseable {

  private final Server server = new Server();
  private final ServerConnector connector;

  public static S3TestServer started(S3Store store) {
    S3TestServer started = new S3TestServer(store);
    LifeCycle.start(started.server);
    return started;
  }

  private S3TestServer(S3Store store) {
    HttpConfiguration http = new HttpConfiguration();
    http.setUriCompliance(UriCompliance.UNSAFE);
    connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    S3Face face = new S3Face(store);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            try (OutputStream body = Content.Sink.asOutputStream(response)) {
              face.handle(new Ask(request), new Reply(response, body));
            }
            callback.succeeded();
            return true;
          }
        });
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  private record Reply(Response response, OutputStream body) implements HttpResponse {
    @Override
    public void status(int status) {
      response.setStatus(status);
    }

    @Override
    public void header(String name, String value) {
      response.getHeaders().put(name, value);
    }
  }

  private static final class Ask implements HttpRequest {

    private final Request request;
    private final Map<String, List<String>> headers = new TreeMap<>();
    private final Map<String, String> trailers = new HashMap<>();
    private final String id = Ids.hex(16);
    private final InputStream body;

    Ask(Request request) {
      this.request = request;
      for (HttpField field : request.getHeaders()) {
        headers.put(
            field.getName().toLowerCase(Locale.ROOT),
            request.getHeaders().getValuesList(field.getName()));
      }
      InputStream raw = Content.Source.asInputStream(request);
      body = isFramed() ? new AwsChunks(raw, trailers) : raw;
    }

    private boolean isFramed() {
      return header("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
    }

    @Override
    public String method() {
      return request.getMethod();
    }

    @Override
    public String rawPath() {
      return request.getHttpURI().getPath();
    }

    @Override
    public String rawQuery() {
      return Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(request.getHeaders().get(name));
    }

    @Override
    public Map<String, List<String>> headers() {
      return headers;
    }

    @Override
    public long contentLength() {
      return isFramed()
          ? header("x-amz-decoded-content-length").map(Long::parseLong).orElse(-1L)
          : request.getLength();
    }

    @Override
    public InputStream body() {
      return body;
    }

    @Override
    public Map<String, String> trailers() {
      return trailers;
    }

    @Override
    public Caller caller() {
      return Caller.root(Caller.DEFAULT_ACCOUNT, "us-east-1");
    }

    @Override
    public String requestId() {
      return id;
    }
  }
}
