package weir.acceptance;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;

/// A client that asks, writes and reads as fast as it is answered, and says what was wrong. Used by
/// one thread.
final class BusyClient implements AutoCloseable {
  private static final int OBJECT_BYTES = 100_000;

  private final int number;
  private final String subnet;
  private final Latencies latencies;
  private final Queue<String> wrong;
  private final SignedConnection connection;
  private final byte[] content = new byte[OBJECT_BYTES];

  BusyClient(URI endpoint, int number, String subnet, Latencies latencies, Queue<String> wrong)
      throws IOException {
    this.number = number;
    this.subnet = subnet;
    this.latencies = latencies;
    this.wrong = wrong;
    this.connection = new SignedConnection(endpoint);
    new Random(number).nextBytes(content);
  }

  /// One call.
  private interface Ask {
    SignedConnection.Answer send() throws IOException;
  }

  void workUntil(long endNanos) throws IOException {
    String key = "/busy/client/" + number;
    for (int round = 0; System.nanoTime() < endNanos; round++) {
      timed(
          "GetCallerIdentity",
          () -> connection.form("sts", "Action=GetCallerIdentity&Version=2011-06-15"));
      timed(
          "DescribeSubnets",
          () -> connection.form("ec2", "Action=DescribeSubnets&Version=2016-11-15"));
      timed("PutObject", () -> connection.s3("PUT", key, content));
      SignedConnection.Answer got =
          timed("GetObject", () -> connection.s3("GET", key, new byte[0]));
      if (got.status() == 200 && !Arrays.equals(content, got.body())) {
        wrong.add(key + " has other bytes than were put");
      }
      if (round % 4 == 0) {
        timed(
            "CreateNetworkInterface",
            () ->
                connection.form(
                    "ec2", "Action=CreateNetworkInterface&Version=2016-11-15&SubnetId=" + subnet));
      }
    }
  }

  private SignedConnection.Answer timed(String what, Ask ask) throws IOException {
    long begin = System.nanoTime();
    SignedConnection.Answer answer = ask.send();
    latencies.add(what, System.nanoTime() - begin);
    boolean throttled =
        answer.status() == 503
            && (answer.toString().contains("SlowDown")
                || answer.toString().contains("RequestLimitExceeded"));
    if (answer.status() != 200 && !throttled) {
      wrong.add(what + ": " + answer);
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
