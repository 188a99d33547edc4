package weir.api.auth;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.api.auth.PolicyDocument.Purpose;
import weir.api.auth.PolicyDocument.Version;
import weir.api.auth.PolicyStatement.Effect;
import weir.api.auth.PolicyStatement.Span;
import weir.model.aws.Fault;
import weir.model.aws.NearName;

/// Reads the statements of one policy, one after the other.
final class StatementReader {
  private static final List<String> ELEMENTS =
      List.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  private static final Pattern PLAIN_SID = Pattern.compile("[0-9A-Za-z]*");
  private static final Pattern ACTION = Pattern.compile("\\*|(?:[A-Za-z0-9-]+|\\*):[A-Za-z0-9*?]+");

  private final JsonParser in;
  private final boolean variables;
  private final Purpose purpose;
  private final Set<String> sids = new HashSet<>();

  StatementReader(JsonParser in, Version version, Purpose purpose) {
    this.in = in;
    this.variables = version == Version.V2012_10_17;
    this.purpose = purpose;
  }

  /// What is known of a statement while it is read.
  private static final class Draft {
    private String sid = "";
    private @Nullable Effect effect;
    private @Nullable PolicyPrincipals principals;
    private @Nullable PolicyPatterns actions;
    private @Nullable PolicyPatterns resources;
    private List<PolicyCondition> conditions = List.of();
  }

  /// Reads the statement that the parser stands at.
  PolicyStatement read() throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw syntax("A statement must be an object.");
    }
    JsonLocation start = in.currentTokenLocation();
    Draft draft = new Draft();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      readElement(name, draft);
    }
    JsonLocation end = in.currentLocation();
    return statement(
        draft,
        new Span(start.getLineNr(), start.getColumnNr(), end.getLineNr(), end.getColumnNr()));
  }

  private void readElement(String name, Draft draft) throws IOException {
    switch (name) {
      case "Sid" -> draft.sid = sid();
      case "Effect" -> draft.effect = effect();
      case "Principal", "NotPrincipal" -> {
        refuseSecond(draft.principals, "Principal");
        draft.principals = new PrincipalReader(in).read(name.startsWith("Not"));
      }
      case "Action", "NotAction" -> {
        refuseSecond(draft.actions, "Action");
        draft.actions = actions(name);
      }
      case "Resource", "NotResource" -> {
        refuseSecond(draft.resources, "Resource");
        draft.resources = resources(name);
      }
      case "Condition" -> draft.conditions = new ConditionReader(in, variables).read();
      default ->
          throw syntax("Unknown element '" + name + "'" + NearName.hint(name, ELEMENTS) + ".");
    }
  }

  private String sid() throws IOException {
    String sid = PolicyReader.text(in, "Sid");
    boolean strict = purpose == Purpose.IDENTITY || purpose == Purpose.TRUST;
    if (strict && !PLAIN_SID.matcher(sid).matches()) {
      throw new Fault.Invalid(
          "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
              + " expression [0-9A-Za-z]*: '"
              + sid
              + "'");
    }
    if (strict && !sid.isEmpty() && !sids.add(sid)) {
      throw new Fault.Invalid(
          "Statement IDs (SID) in a single policy must be unique: '" + sid + "'");
    }
    return sid;
  }

  private Effect effect() throws IOException {
    String text = PolicyReader.text(in, "Effect");
    return switch (text) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default -> throw syntax("Effect is '" + text + "' but must be Allow or Deny.");
    };
  }

  private PolicyPatterns actions(String element) throws IOException {
    List<String> texts = PolicyReader.texts(in, element);
    if (texts.isEmpty()) {
      throw new Fault.Invalid("Policy statement must contain actions.");
    }
    for (String text : texts) {
      if (!ACTION.matcher(text).matches()) {
        throw new Fault.Invalid(
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: '"
                + text
                + "'");
      }
      if (purpose == Purpose.TRUST && !text.startsWith("sts:") && !text.equals("*")) {
        throw new Fault.Invalid(
            "AssumeRole policy may only specify STS AssumeRole actions: '" + text + "'");
      }
    }
    return patterns(element, texts);
  }

  private PolicyPatterns resources(String element) throws IOException {
    if (purpose == Purpose.TRUST) {
      throw new Fault.Invalid("Has prohibited field " + element);
    }
    List<String> texts = PolicyReader.texts(in, element);
    if (texts.isEmpty()) {
      throw new Fault.Invalid("Policy statement must contain resources.");
    }
    for (String text : texts) {
      if (!text.equals("*") && !isArn(text)) {
        throw new Fault.Invalid("Resource " + text + " must be in ARN format or \"*\".");
      }
    }
    return patterns(element, texts);
  }

  /// Whether a text has an ARN's six parts, or an asterisk that may stand for those that lack.
  private static boolean isArn(String text) {
    return text.startsWith("arn:") && (text.split(":", 6).length == 6 || text.endsWith("*"));
  }

  private PolicyPatterns patterns(String element, List<String> texts) {
    boolean actions = element.endsWith("Action");
    return new PolicyPatterns(
        element.startsWith("Not"),
        texts.stream().map(text -> PolicyText.of(text, true, variables && !actions)).toList());
  }

  private PolicyStatement statement(Draft draft, Span span) {
    Effect effect = draft.effect;
    PolicyPatterns actions = draft.actions;
    PolicyPrincipals principals = draft.principals;
    if (effect == null) {
      throw syntax("Missing required field Effect.");
    }
    if (actions == null) {
      throw new Fault.Invalid("Missing required field Action");
    }
    if (draft.resources == null && (purpose == Purpose.IDENTITY || purpose == Purpose.RESOURCE)) {
      throw new Fault.Invalid("Missing required field Resource");
    }
    checkPrincipals(principals, effect);
    return new PolicyStatement(
        draft.sid, effect, principals, actions, draft.resources, draft.conditions, span);
  }

  private void checkPrincipals(@Nullable PolicyPrincipals principals, Effect effect) {
    if (principals == null) {
      if (purpose == Purpose.RESOURCE || purpose == Purpose.TRUST) {
        throw new Fault.Invalid("Missing required field Principal");
      }
    } else if (purpose == Purpose.IDENTITY) {
      throw new Fault.Invalid("Policy document should not specify a principal.");
    } else if (principals.negated() && purpose == Purpose.TRUST) {
      throw new Fault.Invalid("AssumeRole policy may not specify NotPrincipal.");
    } else if (principals.negated() && effect == Effect.ALLOW) {
      throw new Fault.Invalid("NotPrincipal with Allow is not supported; use it with Deny.");
    }
  }

  private static void refuseSecond(@Nullable Object known, String element) {
    if (known != null) {
      throw syntax("A statement may have " + element + " or Not" + element + " but not both.");
    }
  }

  private static Fault syntax(String sentence) {
    return new Fault.Invalid("Syntax errors in policy. " + sentence);
  }
}
