package weir.api.weir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.auth.Permission;
import weir.api.ec2.NetworkView;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.protocol.ApiException;
import weir.model.network.FlowLog;

/// Takes what an agent says of its deliveries, for DescribeFlowLogs. Flow logs that are not the
/// caller's, or not any more, are passed over: an agent may know of a deletion later.
final class ReportDelivery implements Operation<ReportDeliveryRequest, ReportDeliveryResponse> {
  private static final List<String> PROBLEMS =
      List.of("Access error", "Rate limited", "Unknown error");

  private final NetworkView view;
  private final DeliveryReports reports;

  ReportDelivery(NetworkView view, DeliveryReports reports) {
    this.view = view;
    this.reports = reports;
  }

  @Override
  public SdkPojo newRequest() {
    return new ReportDeliveryRequest();
  }

  @Override
  public List<Permission> permissions(ReportDeliveryRequest request, Call call) {
    return AgentHost.permission(name(), request.host(), call);
  }

  @Override
  public ReportDeliveryResponse answer(ReportDeliveryRequest request, Call call) {
    String host = AgentHost.required(request.host());
    Set<String> own =
        view.network().flowLogs().stream()
            .filter(log -> log.accountId().equals(call.accountId()))
            .map(FlowLog::id)
            .collect(Collectors.toSet());
    Map<String, String> problems = new HashMap<>();
    for (ReportedFlowLog log : request.flowLogs()) {
      String id = log.flowLogId();
      String problem = problem(log);
      if (id != null && own.contains(id) && !problem.isEmpty()) {
        problems.put(id, problem);
      }
    }
    reports.take(call.scope(), host, problems, call.now());
    return new ReportDeliveryResponse();
  }

  private static String problem(ReportedFlowLog log) {
    return switch (log.status()) {
      case "SUCCESS" -> "";
      case "FAILED" -> {
        String message = log.errorMessage();
        if (message == null || !PROBLEMS.contains(message)) {
          throw invalid("ErrorMessage", message, String.join(", ", PROBLEMS));
        }
        yield message;
      }
      case null, default -> throw invalid("Status", log.status(), "SUCCESS, FAILED");
    };
  }

  private static ApiException invalid(String member, @Nullable String value, String right) {
    return ApiException.badRequest(
        "ValidationException", member + " is " + value + " but must be one of " + right);
  }
}
