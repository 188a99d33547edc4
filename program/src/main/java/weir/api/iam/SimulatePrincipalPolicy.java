package weir.api.iam;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import weir.api.auth.Caller;
import weir.api.auth.IdentityPolicies.Attached;
import weir.api.auth.IdentityPolicies.NamedPolicy;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Says what a user, group or role may, without doing it.
final class SimulatePrincipalPolicy
    extends IamQuestion<SimulatePrincipalPolicyRequest, SimulatePrincipalPolicyResponse> {

  SimulatePrincipalPolicy(Iam iam) {
    super(iam, SimulatePrincipalPolicyRequest::builder);
  }

  @Override
  Permission permission(SimulatePrincipalPolicyRequest request, AccountView account, Call call) {
    return Permission.of("iam:" + name(), String.valueOf(request.policySourceArn()));
  }

  @Override
  SimulatePrincipalPolicyResponse answer(
      SimulatePrincipalPolicyRequest request, AccountView account, Call call) {
    if (request.resourceHandlingOption() != null) {
      throw IamError.unsupported("ResourceHandlingOption is not supported by Weir; leave it out");
    }
    Identity identity = SimulatedCaller.identity(account, request.policySourceArn());
    Caller caller = SimulatedCaller.caller(account, identity);
    Attached own = IamIdentities.attached(account, identity);
    List<NamedPolicy> policies = new ArrayList<>(own.identity());
    policies.addAll(Simulation.policies(request.policyInputList(), "PolicyInputList"));
    Attached attached =
        new Attached(
            policies,
            Simulation.boundary(request.permissionsBoundaryPolicyInputList()).or(own::boundary));
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
    return SimulatePrincipalPolicyResponse.builder()
        .evaluationResults(page.items().stream().map(results::get).toList())
        .isTruncated(page.isTruncated())
        .marker(page.marker())
        .build();
  }
}
