package weir.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;

/// Calls of EC2 to a running `weir serve` with all that belongs to a call: signature, policy, the
/// state and the audit trail. A call that reads 50 network interfaces, and one that writes a tag.
public final class ControlTraffic {
  private static final int INTERFACES = 50;
  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

  private final RequestSigner signer;

  private ControlTraffic(RequestSigner signer) {
    this.signer = signer;
  }

  /// @param arguments seconds of a measurement, rounds, connections, endpoint, access key, secret
  public static void main(String[] arguments) throws Exception {
    new ControlTraffic(
            new RequestSigner(
                URI.create(arguments[3]), arguments[4], arguments[5], "ec2", "us-east-1"))
        .run(
            Double.parseDouble(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
  }

  private void run(double seconds, int rounds, int connections) throws Exception {
    String subnet;
    String network = "";
    try (WireClient connection = new WireClient(signer.endpoint())) {
      String vpc = called(connection, "CreateVpc&CidrBlock=10.7.0.0/16", "vpcId");
      subnet = called(connection, "CreateSubnet&CidrBlock=10.7.0.0/20&VpcId=" + vpc, "subnetId");
      for (int i = 0; i < INTERFACES; i++) {
        network =
            called(connection, "CreateNetworkInterface&SubnetId=" + subnet, "networkInterfaceId");
      }
    }
    Clients clients = new Clients(signer.endpoint(), connections, seconds, 1);
    Request describe =
        request("DescribeNetworkInterfaces&Filter.1.Name=subnet-id&Filter.1.Value.1=" + subnet);
    Request tag =
        request("CreateTags&ResourceId.1=" + network + "&Tag.1.Key=Name&Tag.1.Value=measured");
    double read = 0;
    double written = 0;
    for (int round = 0; round <= rounds; round++) {
      read =
          Math.max(
              read,
              clients.perSecond((connection, client, turn) ->
                  expect(connection, describe, "<networkInterfaceId>", INTERFACES)));
      written =
          Math.max(
              written,
              clients.perSecond((connection, client, turn) ->
                  expect(connection, tag, "</CreateTagsResponse>", 1)));
    }
    System.out.printf(
        Locale.ROOT,
        "%d connections: DescribeNetworkInterfaces of %d %.0f /s, CreateTags %.0f /s%n",
        connections,
        INTERFACES,
        read,
        written);
  }

  private record Request(byte[] head, byte[] body) {}

  private Request request(String action) {
    byte[] body = ("Version=2016-11-15&Action=" + action).getBytes(StandardCharsets.US_ASCII);
    return new Request(signer.head(SdkHttpMethod.POST, "/", FORM, body), body);
  }

  /// The answer's first element of a name.
  private String called(WireClient connection, String action, String element) throws IOException {
    Request request = request(action);
    String answer = connection.text(connection.send(request.head(), request.body()));
    Matcher found = Pattern.compile("<" + element + ">([^<]+)<").matcher(answer);
    if (!found.find()) {
      throw new IOException(action + " answered " + answer);
    }
    return found.group(1);
  }

  private static void expect(WireClient connection, Request request, String element, int times)
      throws IOException {
    String answer = connection.text(connection.send(request.head(), request.body()));
    int count = 0;
    for (int at = answer.indexOf(element); at >= 0; at = answer.indexOf(element, at + 1)) {
      count++;
    }
    if (count != times) {
      throw new IOException(count + " of " + element + " where " + times + " are right: " + answer);
    }
  }
}
