package weir.store.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import weir.model.aws.Fault;
import weir.model.network.Network;

/// The description of a network in `network.yaml`.
///
/// A reference may use an id or a name; a resource without an id gets one that follows from its
/// name. What the description leaves out is as AWS leaves it: a subnet has its VPC's default
/// network ACL, an interface its VPC's default security group.
public final class NetworkFile {
  private static final String SCHEMA = "/weir/network.schema.json";

  private NetworkFile() {}

  /// What a file turned out to be: a network, or everything that is wrong with it.
  public record Checked(Optional<Network> network, List<Mistake> mistakes) {
    public Checked {
      mistakes = List.copyOf(mistakes);
    }
  }

  /// The JSON schema of descriptions (draft 2020-12).
  public static String schema() {
    try (InputStream in =
        Objects.requireNonNull(NetworkFile.class.getResourceAsStream(SCHEMA), SCHEMA)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Reads a description.
  ///
  /// @throws Fault.Invalid when it has mistakes; the message has a line for each
  public static Network read(Path file) {
    Checked checked = check(file);
    return checked
        .network()
        .orElseThrow(() ->
            new Fault.Invalid(
                checked.mistakes().stream()
                    .map(Mistake::toString)
                    .collect(Collectors.joining("\n"))));
  }

  /// Reads a description and reports all its mistakes at once.
  public static Checked check(Path file) {
    try {
      return check(file.toString(), Files.readString(file));
    } catch (CharacterCodingException notText) {
      return new Checked(
          Optional.empty(),
          List.of(new Mistake(file.toString(), 1, 1, "the file is not text in UTF-8")));
    } catch (NoSuchFileException absent) {
      throw new Fault.NotFound("there is no file " + file);
    } catch (IOException failed) {
      throw new Fault.Unavailable("cannot read " + file + ": " + failed.getMessage(), failed);
    }
  }

  /// The same for a text.
  ///
  /// @param name what mistakes call the file
  public static Checked check(String name, String text) {
    Mistakes mistakes = new Mistakes(name);
    Optional<Network> network =
        YamlDocument.read(text, mistakes)
            .flatMap(document -> new NetworkReader(mistakes).read(document));
    if (network.isEmpty() && mistakes.none()) {
      mistakes.at(1, 1, "the file is empty; it must describe a network, beginning with \"vpcs:\"");
    }
    return new Checked(network.filter(read -> mistakes.none()), mistakes.all());
  }
}
