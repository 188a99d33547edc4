package weir.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.model.network.Network;
import weir.model.network.ServiceRanges;
import weir.store.state.NetworkFile;

/// The last network that an agent was given, on its disk, so that it can go on without the service.
/// Used by one thread at a time.
final class AgentNetwork {
  private final Path file;

  /// @param folder must be there
  AgentNetwork(Path folder) {
    this.file = folder.resolve("network.yaml");
  }

  Path file() {
    return file;
  }

  /// The network that is kept; empty when there is none.
  ///
  /// @throws Fault.Invalid when the file has mistakes
  Optional<Network> find() {
    return Files.exists(file) ? Optional.of(NetworkFile.read(file)) : Optional.empty();
  }

  /// A network without anything.
  static Network none() {
    return new Network(
        new Network.Parts(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            ServiceRanges.NONE));
  }

  /// SHA-256 of the text that is kept, in hexadecimal; empty when there is none.
  String digest() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /// Reads a text that the service gave.
  static Network read(String text) {
    NetworkFile.Checked checked = NetworkFile.check("the service's network", text);
    return checked
        .network()
        .orElseThrow(() -> new Fault.Invalid(checked.mistakes().getFirst().toString()));
  }

  /// Takes the place of what was kept, in one step.
  void keep(String text) throws IOException {
    Path fresh = file.resolveSibling("network.yaml.new");
    Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
