package weir.api.auth;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One question to the policies: may this caller do this, and what conditions can ask about it.
/// Used by one thread.
///
/// Letter case of keys does not matter. What the permission itself says of a key goes before what
/// is known of the caller and the request.
final class PolicyQuestion {
  private final Caller caller;
  private final Permission permission;
  private final @Nullable RequestFacts facts;
  private final Map<String, List<String>> given;
  private final TreeSet<String> missing = new TreeSet<>();

  /// @param facts null in a simulation, which says itself what the request would be like
  PolicyQuestion(Caller caller, Permission permission, @Nullable RequestFacts facts) {
    this.caller = caller;
    this.permission = permission;
    this.facts = facts;
    this.given = HashMap.newHashMap(permission.conditions().size());
    permission
        .conditions()
        .forEach((key, values) -> given.put(key.toLowerCase(Locale.ROOT), values));
  }

  Caller caller() {
    return caller;
  }

  Permission permission() {
    return permission;
  }

  /// The keys that policies asked for and that have no value, as the policies wrote them.
  List<String> missing() {
    return List.copyOf(missing);
  }

  /// The values of a condition key; empty when the request has none.
  List<String> values(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    List<String> values = given.get(lower);
    if (values == null) {
      values =
          lower.startsWith("aws:") ? global(lower.substring(4)) : permission.costly().values(lower);
    }
    if (values.isEmpty()) {
      missing.add(key);
    }
    return values;
  }

  private List<String> global(String name) {
    String value = name.startsWith("principal") ? ofPrincipal(name) : ofCaller(name);
    if (value == null && facts != null) {
      value = ofRequest(name, facts);
    }
    return value == null || value.isEmpty() ? List.of() : List.of(value);
  }

  private @Nullable String ofCaller(String name) {
    Caller.Session session = caller.session();
    return switch (name) {
      case "username" -> caller.kind() == Caller.Kind.USER ? caller.name() : null;
      case "userid" -> caller.kind() == Caller.Kind.SERVICE ? null : caller.uniqueId();
      case "tokenissuetime" -> session == null ? null : session.createdAt().toString();
      // Temporary credentials say whether a second factor was used, and Weir has none; lasting ones
      // say nothing.
      case "multifactorauthpresent" -> session == null ? null : "false";
      case "viaawsservice" -> "false";
      case "sourceaccount", "sourcearn" ->
          caller.kind() == Caller.Kind.SERVICE ? tag("aws:" + name) : null;
      case "resourceaccount" ->
          permission.resourceAccount() == null ? caller.accountId() : permission.resourceAccount();
      default -> null;
    };
  }

  private @Nullable String ofPrincipal(String name) {
    boolean service = caller.kind() == Caller.Kind.SERVICE;
    boolean anonymous = caller.kind() == Caller.Kind.ANONYMOUS;
    Caller.Session session = caller.session();
    if (name.startsWith("principaltag/")) {
      return tag(name.substring("principaltag/".length()));
    }
    return switch (name) {
      case "principalarn" -> {
        if (session != null && caller.kind() == Caller.Kind.ASSUMED_ROLE) {
          yield session.issuerArn();
        }
        yield service || anonymous ? null : caller.arn();
      }
      case "principalaccount" -> service || anonymous ? null : caller.accountId();
      case "principaltype" ->
          switch (caller.kind()) {
            case ROOT -> "Account";
            case USER -> "User";
            case ASSUMED_ROLE -> "AssumedRole";
            case ANONYMOUS -> "Anonymous";
            case SERVICE -> null;
          };
      case "principalisawsservice" -> Boolean.toString(service);
      case "principalservicename" -> service ? caller.name() : null;
      default -> null;
    };
  }

  private @Nullable String tag(String lowerKey) {
    for (Map.Entry<String, String> tag : caller.tags().entrySet()) {
      if (tag.getKey().toLowerCase(Locale.ROOT).equals(lowerKey)) {
        return tag.getValue();
      }
    }
    return null;
  }

  private @Nullable String ofRequest(String name, RequestFacts facts) {
    return switch (name) {
      case "sourceip" -> caller.kind() == Caller.Kind.SERVICE ? null : facts.sourceIp();
      case "useragent" -> facts.userAgent();
      case "securetransport" -> Boolean.toString(facts.secure());
      case "requestedregion" -> facts.region();
      case "currenttime" -> second(facts.now()).toString();
      case "epochtime" -> Long.toString(facts.now().getEpochSecond());
      default -> null;
    };
  }

  private static Instant second(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond());
  }
}
