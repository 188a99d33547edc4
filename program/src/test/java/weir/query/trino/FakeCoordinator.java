package weir.query.trino;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A coordinator that gives the answers it was told, one after the other, and keeps what it was
/// asked; it waits while it has none. In an answer, `HERE` stands for its own address.
public final class FakeCoordinator implements AutoCloseable {
  public final List<String> asked = new CopyOnWriteArrayList<>();
  public final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  public FakeCoordinator(String... answers) throws IOException {
    this.answers.addAll(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Says how the next request is answered.
  public void say(String answer) {
    answers.add(answer);
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
      String answer = nextAnswer();
      byte[] body = answer.replace("HERE", address().toString()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.startsWith("{") ? 200 : 503, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String nextAnswer() {
    try {
      return Objects.requireNonNull(answers.poll(20, TimeUnit.SECONDS), "nothing to answer");
    } catch (InterruptedException closed) {
      throw new IllegalStateException(closed);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
