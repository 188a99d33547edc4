package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A service of the JSON protocol that answers each operation with what it was told beforehand, one
/// answer after the other, and the last one again and again.
final class ScriptedService implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private record Answer(int status, String body) {}

  ScriptedService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /// Answers `operation` with these, in this order.
  ScriptedService says(String operation, String... bodies) {
    Deque<Answer> queue = answers.computeIfAbsent(operation, _ -> new ArrayDeque<>());
    for (String body : bodies) {
      queue.add(new Answer(body.contains("__type") ? 400 : 200, body));
    }
    return this;
  }

  /// The requests so far: `StartQuery {"limit":5}`.
  List<String> asked() {
    return asked;
  }

  ServiceCalls calls() {
    return new ServiceCalls(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        new Service.NewAccessKey("123456789012", "AKIA", "secret"),
        "eu-central-1");
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation = target.substring(target.indexOf('.') + 1);
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    asked.add(operation + " " + body);
    Deque<Answer> queue = answers.getOrDefault(operation, new ArrayDeque<>());
    Answer answer =
        queue.size() > 1
            ? queue.removeFirst()
            : queue.isEmpty() ? new Answer(500, "{\"__type\":\"Unscripted\"}") : queue.getFirst();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
