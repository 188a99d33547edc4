package weir.query.trino;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// A coordinator that gives the answers it was told, one after the other, and keeps what it was
/// asked. In an answer, `HERE` stands for its own address.
final class FakeCoordinator implements AutoCloseable {
  final List<String> asked = new CopyOnWriteArrayList<>();
  final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final HttpServer server;

  FakeCoordinator(String... answers) throws IOException {
    this.answers.addAll(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("DELETE")) {
        cancelled.add(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      asked.add(
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
              + exchange.getRequestHeaders().getOrDefault("X-Trino-Schema", List.of()));
      String answer = answers.remove();
      byte[] body = answer.replace("HERE", address().toString()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.startsWith("{") ? 200 : 503, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
