package weir.query.trino;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import weir.model.aws.Fault;

/// Trino's REST protocol: a statement is posted, then each answer says where the next one is.
final class TrinoClient implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  /// The coordinator holds a request back for a second at most while a query has nothing to say.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// How often a coordinator that is busy, or whose connection broke, is asked; the wait doubles.
  private static final int TRIES = 5;

  private static final int SERVER_BUSY = 502;
  private static final int SERVER_LAST_BUSY = 504;

  private final TrinoCluster cluster;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  TrinoClient(TrinoCluster cluster) {
    this.cluster = cluster;
  }

  /// Hands a statement over.
  ///
  /// @param properties of the session, such as `query_max_run_time`
  TrinoPage begin(String sql, String catalog, String schema, Map<String, String> properties) {
    HttpRequest.Builder request =
        request(cluster.coordinator().resolve("/v1/statement"))
            .header("X-Trino-Catalog", catalog)
            .header("X-Trino-Schema", schema)
            .header("X-Trino-Time-Zone", "UTC")
            .header("X-Trino-Source", "weir")
            .header("X-Trino-Client-Capabilities", "PARAMETRIC_DATETIME")
            .POST(HttpRequest.BodyPublishers.ofString(sql));
    properties.forEach((name, value) -> request.header("X-Trino-Session", name + "=" + value));
    return page(request.build());
  }

  /// The next answer.
  TrinoPage next(URI address) {
    return page(request(owned(address)).GET().build());
  }

  /// Ends a query; one that is over is left alone.
  void cancel(URI address) {
    if (!cluster.owns(address)) {
      return;
    }
    var _ =
        http.sendAsync(
            request(address).DELETE().build(), HttpResponse.BodyHandlers.discarding());
  }

  private URI owned(URI address) {
    if (!cluster.owns(address)) {
      throw new Fault.Unavailable(
          "the Trino coordinator "
              + cluster.coordinator()
              + " sends Weir on to "
              + address.getScheme()
              + "://"
              + address.getAuthority()
              + ", which it does not follow; name the coordinator as it names itself");
    }
    return address;
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(PATIENCE).header("X-Trino-User", cluster.user());
    if (!cluster.password().isEmpty()) {
      String pair = cluster.user() + ":" + cluster.password();
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    return request;
  }

  private TrinoPage page(HttpRequest request) {
    for (int tries = 1; ; tries++) {
      try {
        HttpResponse<InputStream> answer =
            http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
          int status = answer.statusCode();
          if (status == 200) {
            // Trino writes halves of characters that a query cut in two; a reader replaces them.
            return TrinoPage.of(
                JSON.readTree(new InputStreamReader(body, StandardCharsets.UTF_8)));
          }
          if (status < SERVER_BUSY || status > SERVER_LAST_BUSY || tries == TRIES) {
            throw refused(status, new String(body.readNBytes(500), StandardCharsets.UTF_8));
          }
        }
        pause(tries);
      } catch (JacksonException garbled) {
        throw new Fault.Unavailable(
            "the Trino coordinator "
                + cluster.coordinator()
                + " does not answer in its protocol: "
                + garbled.getOriginalMessage(),
            garbled);
      } catch (IOException silent) {
        // An answer can be asked for twice, a statement cannot be posted twice.
        if (tries < TRIES && request.method().equals("GET")) {
          pause(tries);
          continue;
        }
        throw new Fault.Unavailable(
            "the Trino coordinator "
                + cluster.coordinator()
                + " cannot be reached: "
                + (silent.getMessage() == null ? silent : silent.getMessage()),
            silent);
      } catch (InterruptedException stopped) {
        throw interrupted(stopped);
      }
    }
  }

  private static void pause(int tries) {
    try {
      Thread.sleep(100L << tries);
    } catch (InterruptedException stopped) {
      throw interrupted(stopped);
    }
  }

  private static Fault interrupted(InterruptedException stopped) {
    Thread.currentThread().interrupt();
    return new Fault.Unavailable("the question to Trino was interrupted", stopped);
  }

  private Fault refused(int status, String body) {
    return new Fault.Unavailable(
        "the Trino coordinator "
            + cluster.coordinator()
            + " answers "
            + status
            + ": "
            + body.lines().findFirst().orElse("nothing more"));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
