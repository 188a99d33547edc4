package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItemError;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;
import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;

/// Begins to record VPCs, subnets or network interfaces: one flow log for each.
///
/// What is wrong with the call refuses all of it; what is wrong with a single resource is told
/// beside the ids of the flow logs that were made for the others.
final class CreateFlowLogs extends Ec2Operation<CreateFlowLogsRequest, CreateFlowLogsResponse> {
  private static final int MOST_PER_RESOURCE = 250;

  private final FlowLogParts flowLogs;
  private final FlowLogDestinations destinations;

  CreateFlowLogs(Ec2Parts parts, FlowLogParts flowLogs) {
    super(
        parts,
        CreateFlowLogsRequest::builder,
        Members.of(
                "ClientToken",
                "DeliverLogsPermissionArn",
                "DeliverCrossAccountRole",
                "LogGroupName",
                "TrafficType",
                "LogDestinationType",
                "LogDestination",
                "LogFormat",
                "TagSpecifications",
                "MaxAggregationInterval",
                "DestinationOptions",
                "TagFieldSpecifications")
            .needing("ResourceIds", "ResourceType"));
    this.flowLogs = flowLogs;
    this.destinations = new FlowLogDestinations(flowLogs);
  }

  @Override
  List<Permission> needs(CreateFlowLogsRequest request, Call call) {
    List<Permission> needed =
        new ArrayList<>(creating(call, ResourceKinds.FLOW_LOG, request.tagSpecifications()));
    FlowLogResource.find(request.resourceTypeAsString())
        .ifPresent(resource ->
            request.resourceIds().stream()
                .distinct()
                .forEach(id -> needed.add(on(call, resource.kind(), id))));
    String type = request.logDestinationTypeAsString();
    if (type != null && !type.equals(LogDestinationType.CLOUD_WATCH_LOGS.toString())) {
      needed.add(Permission.of("logs:CreateLogDelivery", "*"));
    }
    String service = roleService(type);
    for (String role : roles(request)) {
      needed.add(Permission.of("iam:PassRole", role).when("iam:PassedToService", service));
    }
    format(request)
        .ifPresent(format ->
            LogFormats.neededActions(format)
                .forEach(action -> needed.add(Permission.of(action, "*"))));
    return needed;
  }

  /// Which service becomes the role that the call hands over.
  private static String roleService(@Nullable String type) {
    return LogDestinationType.KINESIS_DATA_FIREHOSE.toString().equals(type)
        ? LogDelivery.PRINCIPAL
        : LogDelivery.ROLE_PRINCIPAL;
  }

  private static List<String> roles(CreateFlowLogsRequest request) {
    String role = request.deliverLogsPermissionArn();
    return role == null || role.isEmpty() ? List.of() : List.of(role);
  }

  /// The format if it is one; that it is not is told once the caller may ask at all.
  private static Optional<RecordFormat> format(CreateFlowLogsRequest request) {
    String text = request.logFormat();
    try {
      return text == null ? Optional.empty() : Optional.of(RecordFormat.parse(text));
    } catch (Fault.Invalid refusedLater) {
      return Optional.empty();
    }
  }

  @Override
  public CreateFlowLogsResponse answer(CreateFlowLogsRequest request, Call call) {
    FlowLogOrder order = FlowLogChecks.settle(request);
    requireRole(order, call);
    requireRecorded(order);
    Outcome outcome = new Outcome();
    if (!isRepeated(request.clientToken(), call)) {
      prepare(order, call, outcome);
    }
    List<String> ids =
        outcome.refused(order.resourceIds())
            ? List.of()
            : parts()
                .change(
                    call,
                    change ->
                        ClientTokens.once(
                            change,
                            call.now(),
                            name(),
                            request.clientToken(),
                            request,
                            () -> make(change, order, call, outcome)));
    String token = request.clientToken();
    return CreateFlowLogsResponse.builder()
        .clientToken(token == null || token.isEmpty() ? parts().ids().hex(32) : token)
        .flowLogIds(ids)
        .unsuccessful(outcome.items)
        .build();
  }

  /// What became of single resources. Written by the thread of the call only.
  private static final class Outcome {
    private final List<UnsuccessfulItem> items = new ArrayList<>();

    void refuse(String resourceId, UnsuccessfulItemError error) {
      items.add(UnsuccessfulItem.builder().resourceId(resourceId).error(error).build());
    }

    boolean has(String resourceId) {
      return items.stream().anyMatch(item -> item.resourceId().equals(resourceId));
    }

    boolean refused(List<String> resourceIds) {
      return resourceIds.stream().allMatch(this::has);
    }
  }

  private void requireRole(FlowLogOrder order, Call call) {
    String role = order.destination().roleArn();
    String source = call.arn("ec2", "vpc-flow-log/*");
    String service = roleService(order.destination().type().toString());
    boolean assumable =
        role == null || flowLogs.roles().assumable(role, service, call.accountId(), source);
    if (!assumable) {
      throw ApiException.badRequest(
          "InvalidParameter", "Unable to assume given IAM role: '" + role + "'");
    }
  }

  private static void requireRecorded(FlowLogOrder order) {
    if (order.resource().isTransitGateway()) {
      throw Ec2Errors.unsupported(
          "Weir does not record flow logs of resource type " + order.resource().wireName());
    }
  }

  /// Whether the call was answered before, which its token says.
  private boolean isRepeated(@Nullable String token, Call call) {
    return token != null
        && parts()
            .read(
                call,
                view -> view.find(Ec2Documents.CLIENT_TOKEN, name() + "/" + token).isPresent());
  }

  /// Checks what lies outside the state, and what would be in vain to ask for.
  private void prepare(FlowLogOrder order, Call call, Outcome outcome) {
    List<String> wanted =
        parts()
            .read(
                call,
                view -> {
                  refuseUnknown(view, order, outcome);
                  return admitted(view, order, new Outcome());
                });
    if (outcome.refused(order.resourceIds())) {
      return;
    }
    destinations
        .prepare(order, call)
        .ifPresent(error ->
            wanted.stream()
                .filter(id -> !outcome.has(id))
                .forEach(id -> outcome.refuse(id, error)));
  }

  private static void refuseUnknown(Ec2View view, FlowLogOrder order, Outcome outcome) {
    for (String id : order.resourceIds()) {
      if (view.find(order.resource().kind(), id).isEmpty()) {
        outcome.refuse(id, order.resource().unknown(id));
      }
    }
  }

  private List<String> make(Ec2Change change, FlowLogOrder order, Call call, Outcome outcome) {
    outcome.items.removeIf(item -> item.error().code().endsWith(".NotFound"));
    refuseUnknown(change, order, outcome);
    List<String> made = new ArrayList<>();
    for (String resourceId : admitted(change, order, outcome)) {
      if (!outcome.has(resourceId)) {
        made.add(put(change, order.flowLog(resourceId), order.tags(), call));
      }
    }
    return made;
  }

  private String put(Ec2Change change, FlowLog.Builder log, List<Tag> tags, Call call) {
    String id = parts().ids().next(ResourceKinds.FLOW_LOG);
    change.put(
        ResourceKinds.FLOW_LOG,
        log.flowLogId(id).flowLogStatus("ACTIVE").creationTime(call.now()).build());
    change.tag(ResourceKinds.FLOW_LOG, id, tags);
    return id;
  }

  /// The resources that may have one more flow log such as this.
  ///
  /// @throws ApiException when none may: AWS then refuses the call
  private static List<String> admitted(Ec2View view, FlowLogOrder order, Outcome outcome) {
    List<FlowLog> existing = view.all(ResourceKinds.FLOW_LOG);
    List<String> admitted = new ArrayList<>();
    ApiException first = null;
    for (String id : order.resourceIds()) {
      ApiException refusal = refusal(existing, order, id);
      if (refusal == null) {
        admitted.add(id);
      } else {
        first = first == null ? refusal : first;
        outcome.refuse(
            id,
            UnsuccessfulItemError.builder()
                .code(refusal.code())
                .message(refusal.sentence())
                .build());
      }
    }
    if (admitted.isEmpty() && first != null) {
      throw first;
    }
    return admitted;
  }

  private static @Nullable ApiException refusal(
      List<FlowLog> existing, FlowLogOrder order, String resourceId) {
    if (existing.stream().anyMatch(log -> order.isAlready(log, resourceId))) {
      return ApiException.badRequest(
          "FlowLogAlreadyExists",
          "Error. There is an existing Flow Log with the same configuration and log destination.");
    }
    long has = existing.stream().filter(log -> log.resourceId().equals(resourceId)).count();
    return has < MOST_PER_RESOURCE
        ? null
        : ApiException.badRequest(
            "FlowLogsLimitExceeded",
            resourceId + " has " + has + " flow logs, which is the most that a resource may have");
  }
}
