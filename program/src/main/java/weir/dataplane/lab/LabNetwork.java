package weir.dataplane.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import weir.model.network.Network;
import weir.store.state.NetworkFile;

/// The network of `weir lab`, as it is described in the `network.yaml` that ships with it.
public final class LabNetwork {
  private static final String RESOURCE = "network.yaml";

  private LabNetwork() {}

  /// The description as a file would hold it.
  public static String text() {
    try (InputStream text = LabNetwork.class.getResourceAsStream(RESOURCE)) {
      if (text == null) {
        throw new IllegalStateException("the lab's " + RESOURCE + " does not ship with this jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The description as it stands behind the API, which gives ids, hardware addresses and the IPv6
  /// block itself, and knows neither the lab's instances nor its services.
  ///
  /// @param given what stands for an id or a hardware address of the description
  /// @param ipv6 the VPC's block; the subnet that has IPv6 takes its first
  public static String served(Map<String, String> given, String ipv6) {
    String text =
        text()
            .replace("2001:db8:a00:1::", ipv6.replaceAll("/\\d+$", ""))
            .replace("2001:db8:a00::/56", ipv6)
            .replaceAll("(?m)^ +(instance: .*|service: (alb|rds))\n", "");
    for (Map.Entry<String, String> pair : given.entrySet()) {
      text = text.replace(pair.getKey(), pair.getValue());
    }
    return text;
  }

  public static Network read() {
    NetworkFile.Checked checked = NetworkFile.check(RESOURCE, text());
    return checked
        .network()
        .orElseThrow(() -> new IllegalStateException(checked.mistakes().toString()));
  }
}
