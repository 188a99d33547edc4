package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.store.state.Scope;

/// Where a subscription filter sends events, as far as Weir delivers there.
///
/// @param arn a delivery stream's
/// @param roleArn the role that may write to it
record SubscriptionDestination(String arn, String roleArn) {
  private static final Pattern ARN =
      Pattern.compile("arn:(?:aws|aws-cn|aws-us-gov):([a-z-]+):([a-z0-9-]*):(\\d{12}):(.+)");
  private static final Pattern STREAM = Pattern.compile("deliverystream/[a-zA-Z0-9_.-]{1,64}");

  /// @param here whose filter it is
  static SubscriptionDestination of(@Nullable String arn, @Nullable String role, Scope here) {
    String given = RULES.text("destinationArn", arn, 1, Integer.MAX_VALUE);
    Matcher parts = ARN.matcher(given);
    if (!parts.matches()) {
      throw LogsErrors.invalid(
          "destinationArn is "
              + given
              + " but must be the ARN of a delivery stream,"
              + " arn:aws:firehose:REGION:ACCOUNT:deliverystream/NAME");
    }
    String vendor = parts.group(1);
    Scope there = new Scope(parts.group(3), parts.group(2));
    if (vendor.equals("lambda") && !there.accountId().equals(here.accountId())) {
      throw LogsErrors.accessDenied(
          "Cross-account lambda invocation passing is not allowed. You must use DestinationPolicies"
              + " to create cross account lambda triggers.");
    }
    boolean stream = vendor.equals("firehose") || vendor.equals("kinesis");
    if (stream && role == null) {
      throw LogsErrors.invalid(
          "destinationArn for vendor " + vendor + " cannot be used without roleArn");
    }
    if (!vendor.equals("firehose") || role == null) {
      throw LogsErrors.invalid(
          "destinationArn is "
              + given
              + " but Weir delivers to delivery streams of Firehose only, not to "
              + vendor);
    }
    if (!STREAM.matcher(parts.group(4)).matches() || !there.equals(here)) {
      throw LogsErrors.invalid(
          "destinationArn is "
              + given
              + " but must be a delivery stream in the account and region of the log group,"
              + " arn:aws:firehose:"
              + here.region()
              + ":"
              + here.accountId()
              + ":deliverystream/NAME");
    }
    return new SubscriptionDestination(given, role);
  }
}
