package weir.query.files;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A bucket on loopback that knows ListObjectsV2, two keys a page, GetObject, HeadObject, PutObject
/// and DeleteObject.
public final class FakeS3 implements AutoCloseable {
  private static final int PAGE = 2;

  private final HttpServer server;
  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final List<String> fetched = new CopyOnWriteArrayList<>();
  private volatile boolean locked;
  private volatile boolean keyDisabled;
  private volatile boolean closed;

  public FakeS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void put(String key, byte[] bytes) {
    objects.put(key, bytes);
  }

  /// From now on all objects are encrypted with one key of KMS.
  public void lock() {
    locked = true;
  }

  /// From now on nobody may read an object.
  public void refuse() {
    closed = true;
  }

  public Map<String, byte[]> objects() {
    return objects;
  }

  void disableKey() {
    keyDisabled = true;
  }

  /// The keys whose bytes were asked for, in order.
  public List<String> fetched() {
    return List.copyOf(fetched);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!path.startsWith("/bucket")) {
        send(exchange, 404, "<Error><Code>NoSuchBucket</Code><Message>no</Message></Error>");
      } else if (path.equals("/bucket") || path.equals("/bucket/")) {
        send(exchange, 200, listing(String.valueOf(exchange.getRequestURI().getQuery())));
      } else if (closed) {
        send(exchange, 403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>");
      } else if (exchange.getRequestMethod().equals("PUT")) {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        objects.put(path.substring("/bucket/".length()), bytes);
        exchange.getResponseHeaders().add("ETag", etag(bytes));
        exchange.sendResponseHeaders(200, -1);
      } else if (exchange.getRequestMethod().equals("DELETE")) {
        objects.remove(path.substring("/bucket/".length()));
        exchange.sendResponseHeaders(204, -1);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(200, -1);
      } else if (keyDisabled) {
        send(
            exchange,
            400,
            "<Error><Code>KMS.DisabledException</Code><Message>no</Message></Error>");
      } else {
        String key = path.substring("/bucket/".length());
        fetched.add(key);
        byte[] bytes = Objects.requireNonNull(objects.get(key), key);
        exchange.getResponseHeaders().add("ETag", etag(bytes));
        if (locked) {
          exchange.getResponseHeaders().add("x-amz-server-side-encryption", "aws:kms");
        }
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private String listing(String query) {
    String prefix = parameter(query, "prefix");
    String after = parameter(query, "continuation-token");
    List<String> keys = new ArrayList<>();
    for (String key : objects.keySet()) {
      if (key.startsWith(prefix) && key.compareTo(after) > 0) {
        keys.add(key);
      }
    }
    boolean more = keys.size() > PAGE;
    StringBuilder xml =
        new StringBuilder("<ListBucketResult><IsTruncated>" + more + "</IsTruncated>");
    for (String key : keys.subList(0, Math.min(PAGE, keys.size()))) {
      byte[] bytes = Objects.requireNonNull(objects.get(key), key);
      xml.append("<Contents><Key>").append(key).append("</Key><ETag>").append(etag(bytes));
      xml.append("</ETag><Size>").append(bytes.length).append("</Size>");
      xml.append("<LastModified>2025-11-20T00:00:00.000Z</LastModified></Contents>");
    }
    if (more) {
      xml.append("<NextContinuationToken>").append(keys.get(PAGE - 1));
      xml.append("</NextContinuationToken>");
    }
    return xml.append("</ListBucketResult>").toString();
  }

  private static String parameter(String query, String name) {
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }

  private static String etag(byte[] bytes) {
    return '"' + Integer.toHexString(java.util.Arrays.hashCode(bytes)) + '"';
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
