package weir.api.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weir.api.auth.IdentityPolicies.Attached;
import weir.api.auth.IdentityPolicies.NamedPolicy;

/// Random policies against a second evaluation that is written for plainness: it collects what
/// every statement says and reads the answer from IAM's rules in one expression each.
class PolicyBruteForceTest {
  private static final String HERE = "111111111111";
  private static final String THERE = "222222222222";
  private static final String USER = "arn:aws:iam::" + HERE + ":user/ann";
  private static final String ROLE = "arn:aws:iam::" + HERE + ":role/reader";
  private static final String SESSION = "arn:aws:sts::" + HERE + ":assumed-role/reader/one";
  private static final RequestFacts FACTS =
      new RequestFacts("192.0.2.7", "cli", true, "eu-central-1", Instant.EPOCH);

  private static final List<String> ACTIONS =
      List.of(
          "s3:GetObject", "s3:PutObject", "S3:get*", "s3:*", "*", "sts:AssumeRole", "s3:???Object");
  private static final List<String> RESOURCES =
      List.of("*", "arn:aws:s3:::a/*", "arn:aws:s3:::a/k", "arn:aws:s3:::*/k?", "arn:aws:s3:::A/*");
  private static final List<String> PRINCIPALS =
      List.of("*", HERE, THERE, USER, ROLE, SESSION, "service:logs.amazonaws.com");
  private static final List<String> ASKED =
      List.of("s3:GetObject", "s3:PutObject", "sts:AssumeRole");
  private static final List<String> ASKED_RESOURCES =
      List.of("arn:aws:s3:::a/k", "arn:aws:s3:::b/k1", "*");

  private enum Part {
    IDENTITY,
    BOUNDARY,
    SESSION,
    RESOURCE
  }

  /// @param principal null outside of resources' policies
  /// @param value that the key `x:a` must have; empty for no condition
  private record Rule(
      boolean allow,
      String action,
      boolean notAction,
      String resource,
      boolean notResource,
      @Nullable String principal,
      String value) {
    String json() {
      String json =
          "{\"Effect\":\"%s\",\"%s\":\"%s\",\"%s\":\"%s\""
              .formatted(
                  allow ? "Allow" : "Deny",
                  notAction ? "NotAction" : "Action",
                  action,
                  notResource ? "NotResource" : "Resource",
                  resource);
      if (principal != null) {
        json += ",\"Principal\":";
        json +=
            principal.startsWith("service:")
                ? "{\"Service\":\"" + principal.substring(8) + "\"}"
                : "{\"AWS\":[\"" + principal + "\"]}";
      }
      if (!value.isEmpty()) {
        json += ",\"Condition\":{\"StringEquals\":{\"x:a\":\"" + value + "\"}}";
      }
      return json + "}";
    }

    boolean speaksOf(String askedAction, String askedResource, String given) {
      boolean sameAction =
          regex(action.toLowerCase(Locale.ROOT))
              .matcher(askedAction.toLowerCase(Locale.ROOT))
              .matches();
      boolean sameResource = regex(resource).matcher(askedResource).matches();
      return sameAction != notAction
          && sameResource != notResource
          && (value.isEmpty() || value.equals(given));
    }

    private static Pattern regex(String glob) {
      return Pattern.compile(
          glob.chars()
              .mapToObj(
                  c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
              .collect(Collectors.joining()));
    }
  }

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void agreesWithThePlainEvaluation() {
    EnumMap<Decision.Outcome, Integer> seen = new EnumMap<>(Decision.Outcome.class);
    for (int i = 0; i < 20_000; i++) {
      Map<Part, List<Rule>> rules = new EnumMap<>(Part.class);
      rules.put(Part.IDENTITY, rules(random.nextInt(3), false));
      rules.put(Part.BOUNDARY, rules(random.nextInt(2), false));
      rules.put(Part.SESSION, rules(random.nextInt(2), false));
      rules.put(Part.RESOURCE, rules(random.nextInt(3), true));
      Caller caller = caller(of(rules, Part.SESSION));
      String owner = random.nextInt(3) == 0 ? THERE : HERE;
      String given = random.nextBoolean() ? "1" : "2";
      Permission permission =
          Permission.of(pick(ASKED), pick(ASKED_RESOURCES))
              .when("x:a", given)
              .guardedBy(document(of(rules, Part.RESOURCE)), owner);

      Decision.Outcome expected = plain(caller, permission, rules, given);
      Decision actual =
          new PolicyEvaluator(anyone -> attached(rules)).decide(caller, permission, FACTS);

      assertEquals(
          expected, actual.outcome(), () -> "seed " + seed + ": " + caller + permission + rules);
      seen.merge(expected, 1, Integer::sum);
    }
    seen.forEach((outcome, times) -> assertEquals(true, times > 500, outcome + ", seed " + seed));
    assertEquals(3, seen.size());
  }

  private static Decision.Outcome plain(
      Caller caller, Permission permission, Map<Part, List<Rule>> rules, String given) {
    boolean mortal = caller.kind() == Caller.Kind.USER || caller.kind() == Caller.Kind.ASSUMED_ROLE;
    boolean limited = caller.session() != null && !of(rules, Part.SESSION).isEmpty();
    Map<Part, List<Rule>> applying = new EnumMap<>(Part.class);
    rules.forEach((part, all) -> {
      boolean counts =
          switch (part) {
            case IDENTITY, BOUNDARY -> mortal;
            case SESSION -> limited;
            case RESOURCE -> true;
          };
      applying.put(
          part,
          all.stream()
              .filter(rule -> counts)
              .filter(rule ->
                  rule.speaksOf(permission.action(), permission.resource(), given)
                      && (part != Part.RESOURCE || names(rule.principal, caller)))
              .toList());
    });
    if (applying.values().stream().flatMap(List::stream).anyMatch(rule -> !rule.allow)) {
      return Decision.Outcome.EXPLICIT_DENY;
    }
    Set<String> granted =
        of(applying, Part.RESOURCE).stream()
            .map(rule -> String.valueOf(rule.principal))
            .collect(Collectors.toSet());
    boolean identity =
        caller.kind() == Caller.Kind.ROOT || (mortal && !of(applying, Part.IDENTITY).isEmpty());
    boolean within =
        (!mortal || of(rules, Part.BOUNDARY).isEmpty() || !of(applying, Part.BOUNDARY).isEmpty())
            && (!limited || !of(applying, Part.SESSION).isEmpty());
    boolean ourOwn = HERE.equals(permission.resourceAccount());
    boolean itself = granted.contains(USER) || granted.contains(SESSION);
    boolean byRole = granted.contains("*") || granted.contains(ROLE);
    boolean both = identity && within && !granted.isEmpty();
    boolean allowed;
    if (!mortal && caller.kind() != Caller.Kind.ROOT) {
      allowed = !granted.isEmpty();
    } else if (!ourOwn) {
      allowed = both;
    } else if (permission.action().equals("sts:AssumeRole")) {
      allowed = itself || (byRole && within) || both;
    } else {
      allowed = itself || ((identity || byRole) && within);
    }
    return allowed ? Decision.Outcome.ALLOWED : Decision.Outcome.IMPLICIT_DENY;
  }

  private static boolean names(@Nullable String principal, Caller caller) {
    String name = String.valueOf(principal);
    return switch (caller.kind()) {
      case USER -> Set.of("*", HERE, USER).contains(name);
      case ASSUMED_ROLE -> Set.of("*", HERE, ROLE, SESSION).contains(name);
      case ROOT -> Set.of("*", HERE).contains(name);
      case SERVICE -> Set.of("*", "service:" + caller.name()).contains(name);
      case ANONYMOUS -> name.equals("*");
    };
  }

  private Caller caller(List<Rule> session) {
    return switch (random.nextInt(6)) {
      case 0 -> Caller.anonymous();
      case 1 -> Caller.service("logs.amazonaws.com");
      case 2 -> caller(Caller.Kind.ROOT, "arn:aws:iam::" + HERE + ":root", null);
      case 3, 4 ->
          caller(
              Caller.Kind.ASSUMED_ROLE,
              SESSION,
              new Caller.Session(
                  session.isEmpty() ? List.of() : List.of(text(session)), ROLE, Instant.EPOCH));
      default -> caller(Caller.Kind.USER, USER, null);
    };
  }

  private static Caller caller(Caller.Kind kind, String arn, Caller.@Nullable Session session) {
    return new Caller(kind, HERE, arn, "A", "ann", "AKIA", session, Map.of());
  }

  private static Attached attached(Map<Part, List<Rule>> rules) {
    List<NamedPolicy> identity = new ArrayList<>();
    for (Rule rule : of(rules, Part.IDENTITY)) {
      identity.add(new NamedPolicy("p", PolicyDocument.parse(text(List.of(rule)))));
    }
    PolicyDocument boundary = document(of(rules, Part.BOUNDARY));
    return new Attached(
        identity, Optional.ofNullable(boundary).map(policy -> new NamedPolicy("b", policy)));
  }

  private static List<Rule> of(Map<Part, List<Rule>> rules, Part part) {
    return rules.getOrDefault(part, List.of());
  }

  private static @Nullable PolicyDocument document(List<Rule> rules) {
    return rules.isEmpty() ? null : PolicyDocument.parse(text(rules));
  }

  private static String text(List<Rule> rules) {
    return "{\"Statement\":"
        + rules.stream().map(Rule::json).collect(Collectors.joining(",", "[", "]"))
        + "}";
  }

  private List<Rule> rules(int count, boolean principals) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add(
          new Rule(
              random.nextInt(5) > 0,
              pick(ACTIONS),
              random.nextInt(6) == 0,
              pick(RESOURCES),
              random.nextInt(6) == 0,
              principals ? pick(PRINCIPALS) : null,
              random.nextInt(3) == 0 ? "1" : ""));
    }
    return rules;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
