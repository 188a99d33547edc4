package weir.api.auth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.api.auth.PolicyPrincipals.Principal;
import weir.model.aws.Fault;

/// Reads `Principal` and `NotPrincipal`.
final class PrincipalReader {
  private static final Pattern ACCOUNT =
      Pattern.compile("(?:arn:aws[a-z-]*:iam::)?(\\d{12})(?::root)?");
  private static final Pattern NAMED =
      Pattern.compile(
          "arn:aws[a-z-]*:(?:iam::\\d{12}:(?:user|role)/[^*?\\s]+"
              + "|sts::\\d{12}:(?:assumed-role/[^*?\\s/]+/[^*?\\s/]+|federated-user/[^*?\\s]+))"
              + "|A[A-Z0-9]{15,127}");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.[a-z]+(?:\\.[a-z]+)*");

  private final JsonParser in;

  PrincipalReader(JsonParser in) {
    this.in = in;
  }

  PolicyPrincipals read(boolean negated) throws IOException {
    List<Principal> principals = new ArrayList<>();
    if (in.currentToken() == JsonToken.START_OBJECT) {
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String kind = in.currentName();
        in.nextToken();
        for (String name : PolicyReader.texts(in, "Principal")) {
          principals.add(principal(kind, name));
        }
      }
    } else if (PolicyReader.text(in, "Principal").equals("*")) {
      principals.add(new Principal.Everybody());
    } else {
      throw invalid("Principal", in.getText());
    }
    if (principals.isEmpty()) {
      throw new Fault.Invalid("Missing required field Principal cannot be empty!");
    }
    return new PolicyPrincipals(negated, principals);
  }

  private static Principal principal(String kind, String name) {
    return switch (kind) {
      case "AWS" -> ofAws(name);
      case "Service" -> {
        if (!SERVICE.matcher(name).matches()) {
          throw invalid(kind, name);
        }
        yield new Principal.Service(name);
      }
      case "Federated" -> new Principal.Federated(name);
      case "CanonicalUser" ->
          throw new Fault.Invalid(
              "Invalid principal in policy: Weir has no canonical users; name the account under"
                  + " \"AWS\"");
      default -> throw invalid(kind, name);
    };
  }

  private static Principal ofAws(String name) {
    if (name.equals("*")) {
      return new Principal.Everybody();
    }
    Matcher account = ACCOUNT.matcher(name);
    if (account.matches() && name.startsWith("arn:") == name.endsWith(":root")) {
      return new Principal.Account(account.group(1));
    }
    if (NAMED.matcher(name).matches()) {
      return new Principal.Named(name);
    }
    throw invalid("AWS", name);
  }

  private static Fault invalid(String kind, String name) {
    return new Fault.Invalid("Invalid principal in policy: \"" + kind + "\":\"" + name + "\"");
  }
}
