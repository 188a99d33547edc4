package weir.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import weir.store.logs.LogBatch;

/// Signed PutLogEvents to a running `weir serve`, whose events are on its disk when it answers;
/// then one FilterLogEvents for the one event of each batch that has a word, which must all be
/// found.
public final class EventTraffic {
  private static final String GROUP = "/measured";
  private static final String WORD = "NEEDLE";

  /// What AWS takes in one call, and what it counts for each event beside its message.
  private static final int MOST_BYTES = 1 << 20;

  private static final int BYTES_PER_EVENT = 26;

  private final RequestSigner signer;
  private final int clients;
  private final int eventsEach;
  private final List<List<Request>> requests = new ArrayList<>();

  private EventTraffic(RequestSigner signer, int clients, int eventsEach) {
    this.signer = signer;
    this.clients = clients;
    this.eventsEach = eventsEach;
  }

  /// @param arguments seconds of a measurement, rounds, clients, events of a batch, endpoint,
  ///   access key, secret, the server's process
  public static void main(String[] arguments) throws Exception {
    RequestSigner signer =
        new RequestSigner(
            URI.create(arguments[4]), arguments[5], arguments[6], "logs", "us-east-1");
    new EventTraffic(signer, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))
        .run(
            Double.parseDouble(arguments[0]),
            Integer.parseInt(arguments[1]),
            ProcessHandle.of(Long.parseLong(arguments[7])).orElseThrow());
  }

  private record Request(byte[] head, byte[] body) {}

  private void run(double seconds, int rounds, ProcessHandle server) throws Exception {
    try (WireClient connection = new WireClient(signer.endpoint())) {
      called(connection, request("CreateLogGroup", "{\"logGroupName\":\"%s\"}".formatted(GROUP)));
      for (int client = 0; client < clients; client++) {
        String stream = "\"logGroupName\":\"%s\",\"logStreamName\":\"%d\"".formatted(GROUP, client);
        called(connection, request("CreateLogStream", '{' + stream + '}'));
        requests.add(List.of(batch(stream, client, 0), batch(stream, client, 1)));
      }
      Clients all = new Clients(signer.endpoint(), clients, seconds, 1);
      long batches = 0;
      for (int round = 0; round < rounds; round++) {
        double before = cpuSeconds(server);
        Clients.Tally tally =
            all.run((to, client, turn) -> called(to, requests.get(client).get(turn % 2)));
        batches += tally.answers();
        double events = (double) tally.answers() * eventsEach;
        System.out.printf(
            Locale.ROOT,
            "%d clients, batches of %d: %,.0f events/s, %.2f s of the server's CPU per million;"
                + " load %.1f%n",
            clients,
            eventsEach,
            events / tally.seconds(),
            (cpuSeconds(server) - before) / events * 1e6,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      }
      expect(connection, batches);
    }
  }

  private static double cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /// As many bytes of each message as AWS takes in a batch of so many, at most a flow record's.
  private Request batch(String stream, int client, int number) {
    int room = MOST_BYTES / eventsEach - BYTES_PER_EVENT;
    long minute = System.currentTimeMillis() / 60_000 * 60;
    LogBatch events =
        new LogSamples(true, minute).batch("eni-%017x".formatted(client), minute, eventsEach);
    StringBuilder body = new StringBuilder("{" + stream + ",\"logEvents\":[");
    for (int i = 0; i < eventsEach; i++) {
      String message =
          new String(
              events.messages().bytes(),
              events.messages().start(i),
              events.messages().length(i),
              StandardCharsets.US_ASCII);
      String marked = i == eventsEach / 2 ? WORD + number + ' ' + message : message;
      body.append(i == 0 ? "" : ",")
          .append("{\"timestamp\":")
          .append(events.timestamps()[i])
          .append(",\"message\":\"")
          .append(marked, 0, Math.min(room, marked.length()))
          .append("\"}");
    }
    return request("PutLogEvents", body.append("]}").toString());
  }

  private Request request(String operation, String json) {
    byte[] body = json.getBytes(StandardCharsets.US_ASCII);
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/x-amz-json-1.1",
            "X-Amz-Target",
            "Logs_20140328." + operation);
    return new Request(signer.head(SdkHttpMethod.POST, "/", headers, body), body);
  }

  private static String called(WireClient connection, Request request) throws IOException {
    WireClient.Head head = connection.send(request.head(), request.body());
    String answer = connection.text(head);
    if (head.status() != 200 || answer.contains("rejectedLogEventsInfo")) {
      throw new IOException(head.status() + ": " + answer);
    }
    return answer;
  }

  private void expect(WireClient connection, long batches) throws IOException {
    long begin = System.nanoTime();
    long found = 0;
    String token = null;
    do {
      String answer =
          called(
              connection,
              request(
                  "FilterLogEvents",
                  "{\"logGroupName\":\"%s\",\"filterPattern\":\"%s\"%s}"
                      .formatted(
                          GROUP, '?' + WORD + "0 ?" + WORD + '1', token == null ? "" : token)));
      found += (answer.length() - answer.replace(WORD, "").length()) / WORD.length();
      int at = answer.indexOf("\"nextToken\":");
      token = at < 0 ? null : "," + answer.substring(at, answer.indexOf('"', at + 13) + 1);
    } while (token != null);
    if (found != batches) {
      throw new IOException(found + " of " + batches + " batches are found");
    }
    System.out.printf(
        Locale.ROOT,
        "FilterLogEvents found one event of each of %d batches in %.2f s%n",
        found,
        (System.nanoTime() - begin) / 1e9);
  }
}
