package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.store.state.Scope;

/// Which log group: its name, and the account and region that it belongs to.
public record GroupAddress(Scope scope, String name) {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(?:aws|aws-cn|aws-us-gov):logs:([a-z0-9-]+):(\\d{12}):log-group:([^:]+)");
  private static final Pattern NAME = Pattern.compile("[\\.\\-_/#A-Za-z0-9]+");
  private static final Pattern STREAM = Pattern.compile("[^:*]*");
  private static final Pattern IDENTIFIER = Pattern.compile("[\\w#+=/:,.@-]*");
  private static final int LONGEST = 512;

  /// By a name that AWS allows.
  static GroupAddress named(@Nullable String name, Scope scope) {
    String given = RULES.present("logGroupName", name);
    checkLength("logGroupName", given);
    RULES.matches("logGroupName", given, NAME);
    return new GroupAddress(scope, given);
  }

  /// By one of the two members of requests that name a group.
  static GroupAddress of(@Nullable String name, @Nullable String identifier, Scope here) {
    if (name != null && identifier != null) {
      throw LogsErrors.validation(
          "LogGroup name and LogGroup ARN are mutually exclusive parameters.");
    }
    if (identifier == null) {
      return named(name, here);
    }
    RULES.text("logGroupIdentifier", identifier, 1, 2048);
    RULES.matches("logGroupIdentifier", identifier, IDENTIFIER);
    return identifier.startsWith("arn:")
        ? ofArn("logGroupIdentifier", identifier, here)
        : named(identifier, here);
  }

  /// By its ARN, without `:*` at the end.
  static GroupAddress ofArn(String member, String text, Scope here) {
    Matcher arn = ARN.matcher(text);
    if (!arn.matches()) {
      throw LogsErrors.invalid(
          member
              + " is "
              + text
              + " but must be the ARN of a log group, arn:aws:logs:REGION:ACCOUNT:log-group:NAME,"
              + " without :* at the end");
    }
    if (!arn.group(1).equals(here.region())) {
      throw LogsErrors.invalid(
          member
              + " is "
              + text
              + " but the request is for the region "
              + here.region()
              + "; the two must be the same");
    }
    return named(arn.group(3), new Scope(arn.group(2), arn.group(1)));
  }

  /// A stream's name that AWS allows.
  static String stream(String member, @Nullable String name) {
    String given = RULES.present(member, name);
    checkLength(member, given);
    RULES.matches(member, given, STREAM);
    return given;
  }

  private static void checkLength(String member, String name) {
    RULES.text(member, name, 1, Integer.MAX_VALUE);
    if (name.length() > LONGEST) {
      throw LogsErrors.invalid(
          "Invalid LogGroup or LogStream, both must have length less than or equal to 512.");
    }
  }

  /// `arn:aws:logs:R:A:log-group:NAME`, as newer members and tags have it.
  public String arn() {
    return "arn:aws:logs:" + scope.region() + ":" + scope.accountId() + ":log-group:" + name;
  }

  /// What policies name when an action is about the group. Only a pattern that ends in `:*` or
  /// earlier in a wildcard covers it: a policy on the bare ARN allows nothing.
  String resource() {
    return resource("");
  }

  /// What policies name when an action is about a stream.
  String resource(String stream) {
    return arn() + ":log-stream:" + stream;
  }
}
