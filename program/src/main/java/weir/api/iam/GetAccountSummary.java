package weir.api.iam;

import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Counts what an account has, and says its quotas.
final class GetAccountSummary
    extends IamQuestion<GetAccountSummaryRequest, GetAccountSummaryResponse> {

  GetAccountSummary(Iam iam) {
    super(iam, GetAccountSummaryRequest::builder);
  }

  @Override
  Permission permission(GetAccountSummaryRequest request, AccountView account, Call call) {
    return IamPermission.onAll(name());
  }

  @Override
  GetAccountSummaryResponse answer(
      GetAccountSummaryRequest request, AccountView account, Call call) {
    Map<SummaryKeyType, Integer> summary = new EnumMap<>(SummaryKeyType.class);
    summary.put(SummaryKeyType.USERS, account.all(Kinds.USER).size());
    summary.put(SummaryKeyType.GROUPS, account.all(Kinds.GROUP).size());
    summary.put(SummaryKeyType.POLICIES, account.all(Kinds.POLICY).size());
    summary.put(SummaryKeyType.POLICY_VERSIONS_IN_USE, (int) policiesInUse(account));
    summary.put(
        SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT, account.account().rootKeys().isEmpty() ? 0 : 1);
    summary.put(SummaryKeyType.ACCOUNT_MFA_ENABLED, 0);
    summary.put(SummaryKeyType.ACCOUNT_SIGNING_CERTIFICATES_PRESENT, 0);
    summary.put(SummaryKeyType.MFA_DEVICES, 0);
    summary.put(SummaryKeyType.SERVER_CERTIFICATES, 0);
    summary.put(SummaryKeyType.ACCESS_KEYS_PER_USER_QUOTA, Credentials.MOST_KEYS);
    summary.put(SummaryKeyType.ATTACHED_POLICIES_PER_USER_QUOTA, AttachedPolicies.MOST);
    summary.put(SummaryKeyType.ATTACHED_POLICIES_PER_GROUP_QUOTA, AttachedPolicies.MOST);
    summary.put(SummaryKeyType.ATTACHED_POLICIES_PER_ROLE_QUOTA, AttachedPolicies.MOST);
    summary.put(SummaryKeyType.GROUPS_PER_USER_QUOTA, AddUserToGroup.MOST_GROUPS);
    summary.put(SummaryKeyType.USER_POLICY_SIZE_QUOTA, IdentityKind.USER.inlineSize());
    summary.put(SummaryKeyType.GROUP_POLICY_SIZE_QUOTA, IdentityKind.GROUP.inlineSize());
    summary.put(SummaryKeyType.POLICY_SIZE_QUOTA, OwnPolicies.MOST_CHARACTERS);
    summary.put(SummaryKeyType.VERSIONS_PER_POLICY_QUOTA, OwnPolicies.MOST_VERSIONS);
    return GetAccountSummaryResponse.builder().summaryMap(summary).build();
  }

  private static long policiesInUse(AccountView account) {
    return account
        .identities()
        .flatMap(identity -> identity.policies().attached().stream())
        .distinct()
        .count();
  }
}
