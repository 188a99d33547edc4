package weir.store.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Makes the ids of resources that have only a name: the same names give the same id on every
/// machine.
public final class DerivedId {
  private static final int DIGITS = 17;

  private DerivedId() {}

  /// @param path the names that lead to the resource, such as `shop/public/web1`
  public static String of(String prefix, String path) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((prefix + "/" + path).getBytes(StandardCharsets.UTF_8));
      return prefix + "-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
