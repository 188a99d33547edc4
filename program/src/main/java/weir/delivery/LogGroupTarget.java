package weir.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.model.aws.Fault;

/// A log group of CloudWatch Logs, as its ARN names it.
record LogGroupTarget(String arn, String region, String accountId, String group) implements Target {
  private static final Pattern ARN =
      Pattern.compile("arn:(aws|aws-cn|aws-us-gov):logs:([a-z0-9-]+):(\\d{12}):log-group:(.*)");
  private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");

  /// Empty when the text is no ARN of CloudWatch Logs.
  ///
  /// @throws Fault.Invalid when the group cannot have that name
  static Optional<LogGroupTarget> find(String text) {
    Matcher arn = ARN.matcher(text);
    if (!arn.matches()) {
      return Optional.empty();
    }
    String group = arn.group(4);
    if (!NAME.matcher(group).matches() || group.startsWith("aws/")) {
      throw new Fault.Invalid(
          "the log group of "
              + text
              + " is \""
              + group
              + "\" but must be 1 to 512 of a-z, A-Z, 0-9, _ - / . # and not begin with aws/; the"
              + " ARN ends with the name, without :*");
    }
    return Optional.of(new LogGroupTarget(text, arn.group(2), arn.group(3), group));
  }

  @Override
  public String settled() {
    return arn;
  }

  @Override
  public boolean takesEvents() {
    return true;
  }
}
