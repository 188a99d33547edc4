package weir.api.ec2;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItemError;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Sees to it, as AWS does when a flow log is made, that its destination is there and takes
/// records. A log group need not be there: it is made when the first records come.
final class FlowLogDestinations {
  private static final Pattern GROUP =
      Pattern.compile("arn:aws:logs:([a-z0-9-]+):(\\d{12}):log-group:([.\\-_/#A-Za-z0-9]{1,512})");
  private static final Pattern STREAM =
      Pattern.compile(
          "arn:aws:firehose:([a-z0-9-]+):(\\d{12}):deliverystream[/:]([a-zA-Z0-9_.-]{1,64})");

  private final FlowLogBuckets buckets;
  private final StreamAccess streams;

  FlowLogDestinations(FlowLogParts parts) {
    this.buckets = new FlowLogBuckets(parts.buckets());
    this.streams = parts.streams();
  }

  /// @return what is wrong, for each resource's item; empty when records can be delivered
  /// @throws ApiException when the destination is named in a way that cannot be right
  Optional<UnsuccessfulItemError> prepare(FlowLogOrder order, Call call) {
    String arn = order.destination().arn();
    return switch (order.destination().type()) {
      case S3 -> buckets.prepare(S3LogDestination.of(String.valueOf(arn)), order.hive(), call);
      case CLOUD_WATCH_LOGS -> {
        requireGroup(arn, order.destination().logGroupName(), call);
        yield Optional.empty();
      }
      case KINESIS_DATA_FIREHOSE -> stream(String.valueOf(arn), order, call);
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("checked before");
    };
  }

  private static void requireGroup(@Nullable String arn, @Nullable String group, Call call) {
    if (group != null) {
      requireGroup(
          "arn:aws:logs:" + call.region() + ":" + call.accountId() + ":log-group:" + group,
          null,
          call);
      return;
    }
    Matcher parts = GROUP.matcher(String.valueOf(arn));
    if (!parts.matches() || parts.group(3).startsWith("aws/")) {
      throw invalid(
          arn,
          "It must be arn:aws:logs:REGION:ACCOUNT:log-group:NAME, without :* at its end and with a"
              + " name of 1 to 512 of a-z, A-Z, 0-9, _ - / . # that does not begin with aws/.");
    }
    if (!parts.group(1).equals(call.region()) || !parts.group(2).equals(call.accountId())) {
      throw invalid(
          arn,
          "The log group must be in the account and region of the flow log, "
              + call.accountId()
              + " and "
              + call.region()
              + ".");
    }
  }

  private Optional<UnsuccessfulItemError> stream(String arn, FlowLogOrder order, Call call) {
    Matcher parts = STREAM.matcher(arn);
    if (!parts.matches()) {
      throw invalid(arn, "It must be arn:aws:firehose:REGION:ACCOUNT:deliverystream/NAME.");
    }
    boolean foreign = !parts.group(2).equals(call.accountId());
    if (foreign && order.destination().crossAccountRoleArn() == null) {
      throw ApiException.badRequest(
          "InvalidParameter",
          "When providing a role for cross-account delivery, both the DeliverLogsPermissionArn and"
              + " DeliverCrossAccountRole fields must be set.");
    }
    if (streams.enable(arn)) {
      return Optional.empty();
    }
    return Optional.of(
        UnsuccessfulItemError.builder()
            .code("400")
            .message("LogDestination: " + parts.group(3) + " does not exist")
            .build());
  }

  private static ApiException invalid(@Nullable String arn, String sentence) {
    return Ec2Errors.invalidValue(String.valueOf(arn), "logDestination", sentence);
  }
}
