package weir.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An S3 service on the loopback that knows PutObject: it checks what AWS checks of a flow log's
/// delivery, and can be told to refuse.
final class FakeS3 implements AutoCloseable {
  /// What it does with requests.
  enum Mood {
    TAKES_ALL,
    DENIES,
    THROTTLES,
    FAILS
  }

  final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  volatile Mood mood = Mood.TAKES_ALL;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FakeS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    switch (mood) {
      case DENIES -> refuse(exchange, 403, "AccessDenied", "Access Denied");
      case THROTTLES -> refuse(exchange, 503, "SlowDown", "Please reduce your request rate.");
      case FAILS -> refuse(exchange, 500, "InternalError", "We encountered an internal error.");
      case TAKES_ALL -> take(exchange, body);
    }
    exchange.close();
  }

  private void take(HttpExchange exchange, byte[] body) throws IOException {
    if (!exchange.getRequestMethod().equals("PUT")) {
      refuse(exchange, 405, "MethodNotAllowed", "only PutObject");
    } else if (!md5(body).equals(header(exchange, "Content-MD5"))) {
      refuse(exchange, 400, "BadDigest", "the MD5 does not match");
    } else if (!header(exchange, "x-amz-acl").equals("bucket-owner-full-control")) {
      refuse(exchange, 403, "AccessDenied", "the ACL is not bucket-owner-full-control");
    } else if (!header(exchange, "Authorization").startsWith("AWS4-HMAC-SHA256 Credential=test/")) {
      refuse(exchange, 403, "InvalidAccessKeyId", "the request is not signed");
    } else {
      objects.put(exchange.getRequestURI().getPath().substring(1), body);
      exchange.getResponseHeaders().add("ETag", "\"0\"");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static void refuse(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    byte[] body =
        ("<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String md5(byte[] body) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
