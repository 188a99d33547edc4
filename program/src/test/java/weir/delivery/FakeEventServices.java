package weir.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/// CloudWatch Logs and Firehose on the loopback, as far as flow logs call them; can be told to
/// refuse.
final class FakeEventServices implements AutoCloseable {
  /// An event that a stream holds.
  record Kept(String group, String stream, long timestamp, String message, String token) {}

  final Set<String> groups = new HashSet<>();
  final Set<String> streams = new HashSet<>();
  final List<Kept> events = Collections.synchronizedList(new ArrayList<>());
  final List<String> records = Collections.synchronizedList(new ArrayList<>());

  /// Code of the error that every call gets; empty for none.
  volatile String refusal = "";

  /// What the error says.
  volatile String sentence = "no";

  /// How many records of each batch Firehose does not take.
  volatile int failing;

  /// Events before this time are too old.
  volatile long oldest = Long.MIN_VALUE;

  /// How many records Firehose takes yet.
  final AtomicInteger quota = new AtomicInteger(Integer.MAX_VALUE);

  /// When the last request says that it was signed: `20180620T162205Z`.
  volatile String signedAt = "";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FakeEventServices() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode body =
        JsonNode.parser()
            .parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    signedAt = exchange.getRequestHeaders().getFirst("X-Amz-Date");
    String operation =
        exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceAll(".*\\.", "");
    String answer = refusal.isEmpty() ? take(operation, body) : error(refusal, sentence);
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(answer.contains("__type") ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String take(String operation, JsonNode body) {
    return switch (operation) {
      case "CreateLogGroup" ->
          groups.add(text(body, "logGroupName")) ? "{}" : error("ResourceAlreadyExistsException");
      case "CreateLogStream" ->
          streams.add(place(body)) ? "{}" : error("ResourceAlreadyExistsException");
      case "PutLogEvents" ->
          streams.contains(place(body)) ? putEvents(body) : error("ResourceNotFoundException");
      case "PutRecordBatch" -> putRecords(body);
      default -> error("UnknownOperationException");
    };
  }

  private String putEvents(JsonNode body) {
    List<JsonNode> all = body.field("logEvents").orElseThrow().asArray();
    int old = 0;
    for (JsonNode event : all) {
      long timestamp = Long.parseLong(event.field("timestamp").orElseThrow().asNumber());
      if (timestamp < oldest) {
        old++;
        continue;
      }
      events.add(
          new Kept(
              text(body, "logGroupName"),
              text(body, "logStreamName"),
              timestamp,
              text(event, "message"),
              text(body, "sequenceToken")));
    }
    return old == 0
        ? "{\"nextSequenceToken\":\"1\"}"
        : "{\"rejectedLogEventsInfo\":{\"tooOldLogEventEndIndex\":" + old + "}}";
  }

  private String putRecords(JsonNode body) {
    StringBuilder answers = new StringBuilder();
    int failed = 0;
    for (JsonNode entry : body.field("Records").orElseThrow().asArray()) {
      if (failed < failing || quota.get() == 0) {
        failed++;
        answers.append(
            ",{\"ErrorCode\":\"ServiceUnavailableException\",\"ErrorMessage\":\"slow\"}");
      } else {
        quota.decrementAndGet();
        records.add(
            new String(Base64.getDecoder().decode(text(entry, "Data")), StandardCharsets.UTF_8));
        answers.append(",{\"RecordId\":\"1\"}");
      }
    }
    return "{\"FailedPutCount\":"
        + failed
        + ",\"RequestResponses\":["
        + answers.substring(1)
        + "]}";
  }

  private static String place(JsonNode body) {
    return text(body, "logGroupName") + ":" + text(body, "logStreamName");
  }

  private static String text(JsonNode node, String name) {
    return node.field(name).orElseThrow().asString();
  }

  private static String error(String code) {
    return error(code, "no");
  }

  private static String error(String code, String message) {
    return "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
