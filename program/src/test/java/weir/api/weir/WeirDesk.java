package weir.api.weir;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.auth.RequestFacts;
import weir.api.ec2.NetworkImport;
import weir.api.ec2.NetworkView;
import weir.api.ec2.ResourceIds;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;
import weir.api.protocol.ApiException;
import weir.api.protocol.PlainShape;
import weir.model.network.ServiceRanges;
import weir.store.state.Scope;
import weir.store.state.StateStore;

/// Calls Weir's own operations without a wire, as one account in one region.
final class WeirDesk implements DeliveryReports {
  static final String ACCOUNT = "123456789012";
  static final String REGION = "eu-central-1";
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  /// One attached machine and a flow log.
  static final String TEXT =
      """
      account: '123456789012'
      region: eu-central-1
      vpcs:
        - id: vpc-00000000000000001
          cidrs: 10.0.0.0/16
          subnets:
            - id: subnet-00000000000000001
              cidrs: 10.0.1.0/24
              interfaces:
                - id: eni-00000000000000001
                  address: 10.0.1.10
                  attach: {interface: eth0}
      flow-logs:
        - {id: fl-00000000000000001, resource: vpc-00000000000000001, destination: 'arn:aws:s3:::logs/x/'}
      """;

  final StateStore store = StateStore.ephemeral();
  final Set<String> asked = new HashSet<>();
  final Map<String, Map<String, String>> reports = new HashMap<>();
  private final NetworkView view = new NetworkView(store, ServiceRanges.NONE);
  private final NetworkImport imports = new NetworkImport(new ResourceIds(new Random(1)));

  @Override
  public void take(Scope scope, String host, Map<String, String> problems, Instant now) {
    reports.put(scope + " " + host + " " + now, problems);
  }

  ExportNetworkResponse export(String account, String host, String knownDigest) {
    ExportNetworkRequest request = new ExportNetworkRequest();
    request.set("Host", host);
    request.set("KnownDigest", knownDigest);
    return call(new ExportNetwork(view), request, account);
  }

  /// The description as the service's own host captures it.
  String exported() {
    return String.valueOf(member(export(ACCOUNT, "", ""), "Network"));
  }

  /// What a member of an answer holds.
  static @Nullable Object member(PlainShape shape, String name) {
    return Objects.requireNonNull(shape.sdkFieldNameToField().get(name)).getValueOrDefault(shape);
  }

  ImportNetworkResponse importNetwork(String account, @Nullable String text) {
    ImportNetworkRequest request = new ImportNetworkRequest();
    request.set("Network", text);
    return call(new ImportNetwork(store, imports), request, account);
  }

  void report(String account, String host, ReportedFlowLog... logs) {
    ReportDeliveryRequest request = new ReportDeliveryRequest();
    request.set("Host", host);
    request.set("FlowLogs", List.of(logs));
    call(new ReportDelivery(view, this), request, account);
  }

  private <I extends SdkPojo, O extends SdkPojo> O call(
      Operation<I, O> operation, I request, String account) {
    Caller ann =
        new Caller(
            Caller.Kind.USER,
            account,
            "arn:aws:iam::" + account + ":user/ann",
            "AIDAANN",
            "ann",
            "AKIAANN",
            null,
            Map.of());
    Call call =
        new Call(
            ann,
            new RequestFacts("127.0.0.1", "test", false, REGION, NOW),
            "request",
            (caller, permission, facts) -> Decision.ALLOWED,
            denial -> ApiException.badRequest("AccessDenied", "a test lets everybody in"));
    for (Permission permission : operation.permissions(request, call)) {
      asked.add(permission.action() + " " + permission.resource());
      call.require(permission);
    }
    return operation.answer(request, call);
  }
}
