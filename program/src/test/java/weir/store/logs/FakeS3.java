package weir.store.logs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// A bucket on the loopback that puts, reads by range, lists and deletes, and that can be away.
final class FakeS3 implements AutoCloseable {
  final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  volatile boolean away;
  private final HttpServer server;

  FakeS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  S3Client client() {
    return S3Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String key = path.substring(Math.min(path.length(), "/bucket/".length()));
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    if (away) {
      send(exchange, 503, "<Error><Code>SlowDown</Code></Error>".getBytes(StandardCharsets.UTF_8));
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        objects.put(key, body);
        send(exchange, 200, new byte[0]);
      }
      case "DELETE" -> {
        objects.remove(key);
        send(exchange, 204, new byte[0]);
      }
      default -> {
        if (query.contains("list-type=2")) {
          send(exchange, 200, list(query));
        } else {
          read(exchange, objects.get(key));
        }
      }
    }
  }

  private byte[] list(String query) {
    String prefix = query.replaceAll(".*prefix=([^&]*).*", "$1");
    StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
    for (String key : objects.keySet()) {
      if (key.startsWith(prefix)) {
        xml.append("<Contents><Key>").append(key).append("</Key></Contents>");
      }
    }
    return xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void read(HttpExchange exchange, byte @Nullable [] object) throws IOException {
    if (object == null) {
      send(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
    } else if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().add("Content-Length", Integer.toString(object.length));
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    } else {
      String[] range =
          String.valueOf(exchange.getRequestHeaders().getFirst("Range"))
              .substring(6)
              .split("-", -1);
      int from = Integer.parseInt(range[0]);
      send(exchange, 206, Arrays.copyOfRange(object, from, Integer.parseInt(range[1]) + 1));
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
