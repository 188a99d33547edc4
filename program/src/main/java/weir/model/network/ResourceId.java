package weir.model.network;

import java.util.regex.Pattern;
import weir.model.aws.Fault;

/// The ids that AWS gives to resources: a prefix that says the kind, and 8 or 17 hexadecimal
/// digits.
public final class ResourceId {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{8}|[0-9a-f]{17}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private ResourceId() {}

  public static boolean is(String prefix, String id) {
    return id.startsWith(prefix + "-")
        && DIGITS.matcher(id.substring(prefix.length() + 1)).matches();
  }

  /// Answers the id itself when it has the form `prefix-` and 8 or 17 hexadecimal digits.
  public static String require(String prefix, String id) {
    if (!is(prefix, id)) {
      throw new Fault.Invalid(
          "\""
              + id
              + "\" is not a valid id; it must be "
              + prefix
              + "- and 8 or 17 digits of 0-9 and a-f");
    }
    return id;
  }

  public static String requireAccount(String id) {
    if (!ACCOUNT.matcher(id).matches()) {
      throw new Fault.Invalid("account id is \"" + id + "\" but must be 12 digits");
    }
    return id;
  }
}
