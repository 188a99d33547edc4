package weir.api.ec2;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes the ids and MAC addresses of new resources. Safe for any number of threads when the source
/// is.
public final class ResourceIds {
  private final RandomGenerator random;

  /// @param random a seeded one makes a test's ids the same each time
  public ResourceIds(RandomGenerator random) {
    this.random = random;
  }

  String next(ResourceKind<?> kind) {
    return next(kind.prefix());
  }

  /// @param prefix without a hyphen at its end: `vpc-cidr-assoc`
  String next(String prefix) {
    return prefix + "-" + hex(17);
  }

  /// @param length digits, at most 32
  String hex(int length) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).substring(0, length);
  }

  /// A locally administered address, beginning `02:` as EC2's do.
  String nextMac() {
    byte[] bytes = new byte[6];
    random.nextBytes(bytes);
    bytes[0] = 2;
    return HexFormat.ofDelimiter(":").formatHex(bytes);
  }
}
