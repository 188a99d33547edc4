package weir.api.iam;

import java.util.List;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import weir.api.auth.Caller;
import weir.api.auth.IdentityPolicies.Attached;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Says what policies in the request would let somebody do.
final class SimulateCustomPolicy
    extends IamQuestion<SimulateCustomPolicyRequest, SimulateCustomPolicyResponse> {

  SimulateCustomPolicy(Iam iam) {
    super(iam, SimulateCustomPolicyRequest::builder);
  }

  @Override
  Permission permission(SimulateCustomPolicyRequest request, AccountView account, Call call) {
    return IamPermission.onAll(name());
  }

  @Override
  SimulateCustomPolicyResponse answer(
      SimulateCustomPolicyRequest request, AccountView account, Call call) {
    if (request.resourceHandlingOption() != null) {
      throw IamError.unsupported("ResourceHandlingOption is not supported by Weir; leave it out");
    }
    Caller caller = SimulatedCaller.anybody(account);
    Attached attached =
        new Attached(
            Simulation.policies(request.policyInputList(), "PolicyInputList"),
            Simulation.boundary(request.permissionsBoundaryPolicyInputList()));
    Simulation simulation =
        new Simulation(
            request.callerArn() == null
                ? caller
                : SimulatedCaller.named(account, request.callerArn()),
            attached,
            Simulation.resourcePolicy(request.resourcePolicy()),
            Simulation.accountOf(request.resourceOwner()),
            Simulation.context(request.contextEntries()));
    List<EvaluationResult> results = simulation.run(request.actionNames(), request.resourceArns());
    Page<Integer> page =
        Page.of(
            Simulation.places(results), Simulation::place, request.marker(), request.maxItems());
    return SimulateCustomPolicyResponse.builder()
        .evaluationResults(page.items().stream().map(results::get).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
