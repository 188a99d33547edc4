package weir.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weir.model.network.Network;
import weir.store.state.NetworkFile;

/// Describes networks of one subnet that holds 10.77.0.0/24, for tests. The subnet begins elsewhere
/// because AWS's router and name server have its first addresses, and their traffic is not
/// recorded.
final class SmallNetwork {
  private final List<String> interfaces = new ArrayList<>();
  private final List<String> flowLogs = new ArrayList<>();
  private String ingress = "all";

  static String eni(int number) {
    return String.format(Locale.ROOT, "eni-%017x", number);
  }

  /// An interface 10.77.0.N that is not captured.
  SmallNetwork detached(int number) {
    interfaces.add("{id: " + eni(number) + ", address: 10.77.0." + number + "}");
    return this;
  }

  /// An interface 10.77.0.N that is captured at a Linux interface of a namespace.
  SmallNetwork attached(int number, String namespace, String link) {
    interfaces.add(
        "{id: "
            + eni(number)
            + ", address: 10.77.0."
            + number
            + ", attach: {interface: "
            + link
            + ", namespace: "
            + namespace
            + "}}");
    return this;
  }

  /// Has the security group let nothing in but TCP to port 1.
  SmallNetwork closed() {
    ingress = "tcp 1";
    return this;
  }

  SmallNetwork recordedTo(String flowLogId, String target) {
    flowLogs.add(
        "{id: "
            + flowLogId
            + ", resource: v, interval: 60, format: all, destination: '"
            + target
            + "'}");
    return this;
  }

  Network read() {
    String text =
        """
        account: '123456789012'
        region: eu-central-1
        vpcs:
          - name: v
            cidrs: 10.64.0.0/12
            security-groups:
              - name: default
                ingress: [allow %1$s from 0.0.0.0/0]
            subnets:
              - name: s
                cidrs: 10.76.0.0/15
                interfaces: [%2$s]
        flow-logs: [%3$s]
        """
            .formatted(ingress, String.join(", ", interfaces), String.join(", ", flowLogs));
    NetworkFile.Checked checked = NetworkFile.check("network.yaml", text);
    assertEquals(List.of(), checked.mistakes());
    return checked.network().orElseThrow();
  }
}
