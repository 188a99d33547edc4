package weir.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// An HTTP endpoint that a delivery stream delivers to: it keeps the envelopes that a log group's
/// subscription puts into the stream.
final class EventSink implements AutoCloseable {
  private static final Pattern DATA = Pattern.compile("\"data\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern REQUEST = Pattern.compile("\"requestId\"\\s*:\\s*\"([^\"]*)\"");

  private final HttpServer server;
  private final List<String> envelopes = new CopyOnWriteArrayList<>();

  EventSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher request = REQUEST.matcher(body);
      if (!request.find()) {
        throw new AssertionError("no requestId in " + body);
      }
      Matcher data = DATA.matcher(body);
      while (data.find()) {
        envelopes.add(unzipped(Base64.getDecoder().decode(data.group(1))));
      }
      byte[] answer =
          ("{\"requestId\": \""
                  + request.group(1)
                  + "\", \"timestamp\": "
                  + System.currentTimeMillis()
                  + "}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static String unzipped(byte[] record) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(record))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /// JSON of what was delivered, in the order in which it came.
  List<String> envelopes() {
    return envelopes;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
