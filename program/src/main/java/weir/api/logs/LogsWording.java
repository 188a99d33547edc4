package weir.api.logs;

import org.jspecify.annotations.Nullable;
import weir.api.gateway.Wording;
import weir.api.protocol.ApiException;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;
import weir.model.aws.Fault;

/// CloudWatch Logs' words for what goes wrong, where they differ from other services'.
final class LogsWording implements Wording {
  private static final String NO_INSIGHTS =
      "its Logs Insights answers queries and keeps them, and nothing else";
  private static final String NO_DESTINATIONS = "it has no destinations for other accounts";
  private static final String NO_DELIVERIES =
      "it has no deliveries of vended logs; flow logs are made with CreateFlowLogs of EC2";
  private static final String NO_ACCOUNT_POLICIES = "its groups have no policies but their own";
  private static final String NO_PROTECTION = "it does not mask what is in events";
  private static final String NO_TRANSFORMERS = "it keeps events as they come";
  private static final String NO_ANOMALIES = "it has no anomaly detectors";
  private static final String NO_IMPORTS = "it takes events by PutLogEvents only";
  private static final String NO_INDEXES = "it has no field indexes";
  private static final String NO_INTEGRATIONS = "it has no integrations";

  @Override
  public ApiException unknownOperation(ServiceShape service, String name, Protocol protocol) {
    String reason = reason(name);
    return reason == null
        ? Wording.super.unknownOperation(service, name, protocol)
        : LogsErrors.unsupported("Weir's CloudWatch Logs does not do " + name + ": " + reason);
  }

  /// Why Weir lacks an operation that AWS has; null for other names.
  private static @Nullable String reason(String name) {
    return switch (name) {
      case "GetLogFields",
          "GetLogObject",
          "ListLogGroupsForQuery",
          "CreateScheduledQuery",
          "DeleteScheduledQuery",
          "GetScheduledQuery",
          "GetScheduledQueryHistory",
          "ListScheduledQueries",
          "UpdateScheduledQuery" ->
          NO_INSIGHTS;
      case "PutDestination", "PutDestinationPolicy", "DeleteDestination", "DescribeDestinations" ->
          NO_DESTINATIONS;
      case "CreateDelivery",
          "DeleteDelivery",
          "DeleteDeliveryDestination",
          "DeleteDeliveryDestinationPolicy",
          "DeleteDeliverySource",
          "DescribeConfigurationTemplates",
          "DescribeDeliveries",
          "DescribeDeliveryDestinations",
          "DescribeDeliverySources",
          "GetDelivery",
          "GetDeliveryDestination",
          "GetDeliveryDestinationPolicy",
          "GetDeliverySource",
          "PutDeliveryDestination",
          "PutDeliveryDestinationPolicy",
          "PutDeliverySource",
          "UpdateDeliveryConfiguration" ->
          NO_DELIVERIES;
      case "PutAccountPolicy", "DescribeAccountPolicies", "DeleteAccountPolicy" ->
          NO_ACCOUNT_POLICIES;
      case "PutDataProtectionPolicy", "GetDataProtectionPolicy", "DeleteDataProtectionPolicy" ->
          NO_PROTECTION;
      case "PutTransformer", "GetTransformer", "DeleteTransformer", "TestTransformer" ->
          NO_TRANSFORMERS;
      case "CreateLogAnomalyDetector",
          "DeleteLogAnomalyDetector",
          "GetLogAnomalyDetector",
          "ListAnomalies",
          "ListLogAnomalyDetectors",
          "UpdateAnomaly",
          "UpdateLogAnomalyDetector" ->
          NO_ANOMALIES;
      case "CancelImportTask",
          "CreateImportTask",
          "DescribeImportTaskBatches",
          "DescribeImportTasks",
          "DeleteSyslogConfiguration",
          "ListSyslogConfigurations",
          "PutSyslogConfiguration",
          "PutBearerTokenAuthentication" ->
          NO_IMPORTS;
      case "PutIndexPolicy",
          "DeleteIndexPolicy",
          "DescribeIndexPolicies",
          "DescribeFieldIndexes",
          "ListAggregateLogGroupSummaries" ->
          NO_INDEXES;
      case "PutIntegration",
          "GetIntegration",
          "DeleteIntegration",
          "ListIntegrations",
          "PutStorageTierPolicy",
          "GetStorageTierPolicy" ->
          NO_INTEGRATIONS;
      default -> null;
    };
  }

  @Override
  public ApiException fault(Fault fault) {
    return switch (fault) {
      case Fault.Invalid invalid -> LogsErrors.invalid(invalid.sentence());
      case Fault.NotFound gone -> LogsErrors.notFound(gone.sentence());
      case Fault.Denied denied -> LogsErrors.accessDenied(denied.sentence());
      case Fault.Unsupported unsupported -> LogsErrors.unsupported(unsupported.sentence());
      case Fault.Unavailable away ->
          new ApiException(503, "ServiceUnavailableException", away.sentence());
      case Fault.Corrupt corrupt -> new ApiException(500, "InternalFailure", corrupt.sentence());
    };
  }
}
