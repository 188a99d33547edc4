package weir.api.kms;

import static weir.api.kms.KmsErrors.RULES;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.store.state.Scope;

/// How a request names a key.
sealed interface KeyReference {
  Pattern ARN = Pattern.compile("arn:aws:kms:([a-z0-9-]+):(\\d{12}):(key/.+|alias/.+)");
  Pattern KEY_ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// The account and region that the name points to.
  Scope scope();

  /// By its id or ARN.
  record ById(Scope scope, String keyId) implements KeyReference {}

  /// By a name that can be pointed at another key.
  ///
  /// @param name with its prefix: `alias/lake`
  record ByAlias(Scope scope, String name) implements KeyReference {
    String arn() {
      return "arn:aws:kms:" + scope.region() + ":" + scope.accountId() + ":" + name;
    }
  }

  /// @param text key id, key ARN, alias name or alias ARN
  /// @param here where names without account and region belong
  static KeyReference parse(String text, Scope here) {
    RULES.text("keyId", text, 1, 2048);
    if (text.startsWith("arn:")) {
      Matcher arn = ARN.matcher(text);
      if (!arn.matches()) {
        throw KmsErrors.invalidArn(text + " is no ARN of a key or an alias of KMS");
      }
      if (!arn.group(1).equals(here.region())) {
        throw KmsErrors.notFound("Invalid arn " + arn.group(1));
      }
      return named(arn.group(3), new Scope(arn.group(2), arn.group(1)));
    }
    return text.startsWith("alias/") ? named(text, here) : byId(text, here);
  }

  private static KeyReference named(String resource, Scope scope) {
    return resource.startsWith("alias/")
        ? new ByAlias(scope, resource)
        : byId(resource.substring("key/".length()), scope);
  }

  private static KeyReference byId(String text, Scope scope) {
    String keyId = text.toLowerCase(Locale.ROOT);
    if (!KEY_ID.matcher(keyId).matches()) {
      throw KmsErrors.notFound("Invalid keyId '" + text + "'");
    }
    return new ById(scope, keyId);
  }
}
