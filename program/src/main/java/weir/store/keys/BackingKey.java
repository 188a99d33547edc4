package weir.store.keys;

import java.time.Instant;
import java.util.Base64;
import weir.model.aws.Fault;

/// One generation of a key's material, wrapped by a master key.
///
/// @param id 64 hexadecimal digits, as AWS's KeyMaterialId
/// @param since when it became the current one
public record BackingKey(String id, Instant since, Origin origin, byte[] wrapped) {
  /// How a generation came to be.
  public enum Origin {
    /// With the key.
    CREATED,
    /// Because the rotation period was over.
    AUTOMATIC,
    /// Because somebody asked.
    ON_DEMAND
  }

  BackingKey wrappedAs(byte[] anew) {
    return new BackingKey(id, since, origin, anew);
  }

  /// One line: id, time, origin and wrapped key between spaces.
  String line() {
    return id + " " + since + " " + origin + " " + Base64.getEncoder().encodeToString(wrapped);
  }

  static BackingKey ofLine(String line) {
    String[] words = line.split(" ", -1);
    try {
      if (words.length == 4) {
        return new BackingKey(
            words[0],
            Instant.parse(words[1]),
            Origin.valueOf(words[2]),
            Base64.getDecoder().decode(words[3]));
      }
    } catch (RuntimeException otherForm) {
      // Said below, for every other form.
    }
    throw new Fault.Corrupt("the material of a key in the state is damaged");
  }

  @Override
  public String toString() {
    return "BackingKey[" + id + ", " + origin + " " + since + "]";
  }
}
