package weir.api.ec2;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AthenaIntegration;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.GetFlowLogsIntegrationTemplateRequest;
import software.amazon.awssdk.services.ec2.model.GetFlowLogsIntegrationTemplateResponse;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.PartitionLoadFrequency;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Writes a CloudFormation template that queries a flow log's files in S3 with Athena, and puts it
/// into a bucket too.
final class GetFlowLogsIntegrationTemplate
    extends Ec2Operation<
        GetFlowLogsIntegrationTemplateRequest, GetFlowLogsIntegrationTemplateResponse> {
  private static final int MOST_INTEGRATIONS = 10;

  private final BucketAccess buckets;

  GetFlowLogsIntegrationTemplate(Ec2Parts parts, BucketAccess buckets) {
    super(
        parts,
        GetFlowLogsIntegrationTemplateRequest::builder,
        Members.of().needing("FlowLogId", "ConfigDeliveryS3DestinationArn", "IntegrateServices"));
    this.buckets = buckets;
  }

  @Override
  List<Permission> needs(GetFlowLogsIntegrationTemplateRequest request, Call call) {
    return List.of(
        on(call, ResourceKinds.FLOW_LOG, request.flowLogId()),
        Permission.of("s3:PutObject", request.configDeliveryS3DestinationArn() + "*"));
  }

  @Override
  public GetFlowLogsIntegrationTemplateResponse answer(
      GetFlowLogsIntegrationTemplateRequest request, Call call) {
    List<AthenaIntegration> integrations = request.integrateServices().athenaIntegrations();
    if (integrations.isEmpty() || integrations.size() > MOST_INTEGRATIONS) {
      throw Ec2Errors.invalidValue(
          "athenaIntegrations has "
              + integrations.size()
              + " members but must have 1 to "
              + MOST_INTEGRATIONS);
    }
    integrations.forEach(integration -> check(integration, call.now()));
    S3LogDestination place = S3LogDestination.of(request.configDeliveryS3DestinationArn());
    FlowLog log =
        parts().read(call, view -> view.require(ResourceKinds.FLOW_LOG, request.flowLogId()));
    if (log.logDestinationType() != LogDestinationType.S3) {
      throw invalid(
          "The flow log "
              + log.flowLogId()
              + " delivers to "
              + log.logDestinationTypeAsString()
              + "; an integration template is for flow logs that deliver to s3");
    }
    if (buckets.find(place.bucket()).isEmpty()) {
      throw invalid("The bucket " + place.bucket() + " does not exist");
    }
    String template =
        new IntegrationTemplate(log, call.accountId(), call.region()).print(integrations);
    buckets.put(
        place.bucket(), place.prefix() + "VpcFlowLogs-" + log.flowLogId() + ".yml", template);
    return GetFlowLogsIntegrationTemplateResponse.builder().result(template).build();
  }

  private static void check(AthenaIntegration integration, Instant now) {
    String frequency = integration.partitionLoadFrequencyAsString();
    if (frequency == null) {
      throw Ec2Errors.missing("partitionLoadFrequency");
    }
    if (integration.partitionLoadFrequency() == PartitionLoadFrequency.UNKNOWN_TO_SDK_VERSION) {
      throw Ec2Errors.invalidValue(
          frequency, "partitionLoadFrequency", "It must be one of none, daily, weekly, monthly.");
    }
    if (integration.integrationResultS3DestinationArn() == null) {
      throw Ec2Errors.missing("integrationResultS3DestinationArn");
    }
    S3LogDestination.of(integration.integrationResultS3DestinationArn());
    Instant start = integration.partitionStartDate();
    Instant end = integration.partitionEndDate();
    if (frequency.equals("none") && (start == null || end == null)) {
      throw invalid(
          "PartitionStartDate and PartitionEndDate must be given if PartitionLoadFrequency is"
              + " none");
    }
    if (start != null && start.isAfter(now) || end != null && end.isAfter(now)) {
      throw invalid("PartitionStartDate and PartitionEndDate must be in the past");
    }
    if (start != null && end != null && start.isAfter(end)) {
      throw invalid("PartitionStartDate must not be after PartitionEndDate");
    }
  }

  private static ApiException invalid(String sentence) {
    return ApiException.badRequest("InvalidParameter", sentence);
  }
}
