package weir.delivery.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/// An HTTP endpoint on the loopback that takes records, or does what a test wants instead.
final class FakeSink implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Function<Received, Answer> answers = FakeSink::taken;

  record Received(Headers headers, JsonNode body) {
    String requestId() {
      return body.get("requestId").textValue();
    }

    List<String> records() {
      List<String> texts = new ArrayList<>();
      body.get("records")
          .forEach(record ->
              texts.add(
                  new String(
                      Base64.getDecoder().decode(record.get("data").textValue()),
                      StandardCharsets.UTF_8)));
      return texts;
    }
  }

  record Answer(int status, String body) {}

  FakeSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException refused) {
      throw new AssertionError(refused);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  static Answer taken(Received request) {
    return new Answer(
        200, "{\"requestId\":\"" + request.requestId() + "\",\"timestamp\":1795246989895}");
  }

  void answering(Function<Received, Answer> next) {
    answers = next;
  }

  /// Answers nothing before the test's end.
  Answer never(Received request) {
    try {
      end.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return taken(request);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/records?of=weir");
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream plain =
        gzip
            ? new GZIPInputStream(new ByteArrayInputStream(bytes))
            : new ByteArrayInputStream(bytes)) {
      Received request = new Received(exchange.getRequestHeaders(), JSON.readTree(plain));
      received.add(request);
      Answer answer = answers.apply(request);
      byte[] said = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), said.length == 0 ? -1 : said.length);
      exchange.getResponseBody().write(said);
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
