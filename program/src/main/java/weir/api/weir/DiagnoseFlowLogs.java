package weir.api.weir;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.protocol.ApiException;
import weir.diagnosis.Diagnosis;

/// Says of the flow logs of the caller's account in the region of the request how they fare, and
/// why nothing, or less than expected, arrives.
final class DiagnoseFlowLogs
    implements Operation<DiagnoseFlowLogsRequest, DiagnoseFlowLogsResponse> {
  private final FlowLogDiagnoses diagnoses;

  DiagnoseFlowLogs(FlowLogDiagnoses diagnoses) {
    this.diagnoses = diagnoses;
  }

  @Override
  public SdkPojo newRequest() {
    return new DiagnoseFlowLogsRequest();
  }

  @Override
  public List<Permission> permissions(DiagnoseFlowLogsRequest request, Call call) {
    return AgentHost.permission(name(), "", call);
  }

  @Override
  public DiagnoseFlowLogsResponse answer(DiagnoseFlowLogsRequest request, Call call) {
    List<Diagnosis> all = diagnoses.of(call.scope());
    Set<String> wanted = new TreeSet<>(request.flowLogIds());
    Set<String> known = all.stream().map(Diagnosis::flowLogId).collect(Collectors.toSet());
    for (String id : wanted) {
      if (!known.contains(id)) {
        throw ApiException.badRequest(
            "ValidationException",
            "there is no flow log "
                + id
                + " of account "
                + call.accountId()
                + " in "
                + call.region());
      }
    }
    return DiagnoseFlowLogsResponse.of(
        all.stream().filter(one -> wanted.isEmpty() || wanted.contains(one.flowLogId())).toList());
  }

  @Override
  public boolean readOnly() {
    return true;
  }
}
