package weir.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A delivery stream of Firehose, as its ARN names it.
record FirehoseTarget(String arn, String region, String accountId, String stream)
    implements Target {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(?:aws|aws-cn|aws-us-gov):firehose:([a-z0-9-]+):(\\d{12}):deliverystream[/:]"
              + "([a-zA-Z0-9_.-]{1,64})");

  /// Empty when the text is no such ARN.
  static Optional<FirehoseTarget> find(String text) {
    Matcher arn = ARN.matcher(text);
    return arn.matches()
        ? Optional.of(new FirehoseTarget(text, arn.group(1), arn.group(2), arn.group(3)))
        : Optional.empty();
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
