package weir.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// An HTTP endpoint on the loopback that takes what a delivery stream sends.
final class HttpSink implements AutoCloseable {
  private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]*)\"");

  private final List<String> records = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile boolean refuses;

  HttpSink() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/records";
  }

  /// What has arrived, a record each.
  List<String> records() {
    return records;
  }

  /// The access keys that requests came with.
  List<String> keys() {
    return keys;
  }

  void refuses(boolean now) {
    refuses = now;
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    try (InputStream body =
        "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
            ? new GZIPInputStream(new ByteArrayInputStream(bytes))
            : new ByteArrayInputStream(bytes)) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      byte[] answer =
          ("{\"requestId\":\""
                  + exchange.getRequestHeaders().getFirst("X-Amz-Firehose-Request-Id")
                  + "\",\"timestamp\":1795246989895}")
              .getBytes(StandardCharsets.UTF_8);
      if (!refuses) {
        keys.add(
            String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Firehose-Access-Key")));
        Matcher data = DATA.matcher(text);
        while (data.find()) {
          records.add(
              new String(Base64.getDecoder().decode(data.group(1)), StandardCharsets.UTF_8));
        }
      }
      exchange.sendResponseHeaders(refuses ? 500 : 200, answer.length);
      exchange.getResponseBody().write(answer);
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
