package weir.query.insights;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import weir.model.flow.RecordField;

/// Whether an address lies in a network, as SQL. Making an address of a text costs more than
/// everything else in a query, so networks of IPv4 are told from the text: the numbers that all
/// their addresses begin with, and the range of the number behind them.
final class Subnet {
  private static final Pattern CIDR =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  /// Columns in which every text is an address, in the one form that Weir writes.
  private static final Set<String> ADDRESSES =
      Arrays.stream(RecordField.values())
          .filter(field -> field.type() == RecordField.Type.ADDRESS)
          .map(field -> Sql.name(field.columnName()))
          .collect(Collectors.toUnmodifiableSet());

  private Subnet() {}

  /// Whether the text is an address.
  static String isAddress(Value value) {
    return ADDRESSES.contains(value.sql())
        ? "(" + value.sql() + " IS NOT NULL)"
        : "(TRY_CAST(" + value.asText() + " AS ipaddress) IS NOT NULL)";
  }

  /// Whether the address lies in the network.
  static String holds(Value value, String network) {
    String text = value.asText();
    Matcher cidr = CIDR.matcher(network);
    if (!cidr.matches() || !isNetwork(cidr)) {
      // IPv6, or no network, which the engine says.
      String contains = "contains(" + Sql.text(network) + ", TRY_CAST(" + text + " AS ipaddress))";
      return network.contains(":")
          ? "(CASE WHEN strpos("
              + text
              + ", ':') > 0 THEN "
              + contains
              + " WHEN "
              + text
              + " IS NOT NULL THEN false END)"
          : contains;
    }
    String begins = begins(text, cidr);
    return ADDRESSES.contains(value.sql())
        ? begins
        : "(CASE WHEN "
            + begins
            + " THEN "
            + isAddress(value)
            + " WHEN "
            + text
            + " IS NOT NULL THEN false END)";
  }

  private static boolean isNetwork(Matcher cidr) {
    for (int part = 1; part <= 4; part++) {
      if (Integer.parseInt(cidr.group(part)) > 255) {
        return false;
      }
    }
    return Integer.parseInt(cidr.group(5)) <= 32;
  }

  private static String begins(String text, Matcher cidr) {
    int bits = Integer.parseInt(cidr.group(5));
    int whole = bits / 8;
    StringBuilder prefix = new StringBuilder();
    for (int part = 1; part <= whole; part++) {
      prefix.append(cidr.group(part)).append(part < 4 ? "." : "");
    }
    if (whole == 4) {
      return "(" + text + " = " + Sql.text(prefix.toString()) + ")";
    }
    String begins =
        whole == 0
            ? "strpos(" + text + ", ':') = 0"
            : "starts_with(" + text + ", " + Sql.text(prefix.toString()) + ")";
    if (bits % 8 == 0) {
      return "(" + begins + ")";
    }
    int size = 1 << 8 - bits % 8;
    int first = Integer.parseInt(cidr.group(whole + 1)) / size * size;
    return "("
        + begins
        + " AND TRY_CAST(split_part("
        + text
        + ", '.', "
        + (whole + 1)
        + ") AS bigint) BETWEEN "
        + first
        + " AND "
        + (first + size - 1)
        + ")";
  }
}
