package weir.dataplane.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  public static Network read() {
    NetworkFile.Checked checked = NetworkFile.check(RESOURCE, text());
    return checked
        .network()
        .orElseThrow(() -> new IllegalStateException(checked.mistakes().toString()));
  }
}
