package weir.query.sql;

import io.trino.sql.tree.Node;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a network has an address. A literal network becomes two constants.
final class Networks {
  private static final Pattern CIDR = Pattern.compile("([^/]+)/(\\d{1,3})");
  private static final BigInteger IPV4 = BigInteger.valueOf(0xffffL << 32);

  private Networks() {}

  static Term contains(Node at, List<Term> arguments, SqlType result) {
    Term network = arguments.get(0);
    String address = arguments.get(1).text();
    Optional<String> literal = network.literal();
    if (literal.isEmpty()) {
      return Term.of(result, "trino_contains(" + network.text() + ", " + address + ")");
    }
    var parts = CIDR.matcher(literal.get());
    if (!parts.matches()) {
      throw Faults.argument("Invalid CIDR");
    }
    byte[] bytes = bytes(parts.group(1));
    int bits = Integer.parseInt(parts.group(2));
    if (bits > bytes.length * 8) {
      throw Faults.argument("Invalid CIDR");
    }
    int free = bytes.length * 8 - bits;
    BigInteger number = new BigInteger(1, bytes).shiftRight(free).shiftLeft(free);
    BigInteger low = bytes.length == 4 ? number.add(IPV4) : number;
    BigInteger high = low.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
    if (!number.equals(new BigInteger(1, bytes))) {
      throw Faults.argument("Invalid CIDR");
    }
    return Term.of(
        result,
        "(%s BETWEEN CAST('%s' AS UHUGEINT) AND CAST('%s' AS UHUGEINT))"
            .formatted(address, low, high));
  }

  /// No host name comes through, so nothing is looked up.
  private static byte[] bytes(String address) {
    try {
      boolean isIpv6 = address.indexOf(':') >= 0;
      if (!address.matches(isIpv6 ? "[0-9a-fA-F:.]+" : "\\d{1,3}(\\.\\d{1,3}){3}")) {
        throw new UnknownHostException(address);
      }
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException notAnAddress) {
      throw Faults.argument("Invalid network IP address");
    }
  }
}
