package weir.api.iam;

import java.util.EnumSet;
import java.util.List;
import weir.api.gateway.OperationsApi;
import weir.api.gateway.ServiceApi;
import weir.api.protocol.Protocol;
import weir.api.protocol.ServiceShape;

/// The operations of IAM.
public final class IamApi {
  private static final ServiceShape SHAPE =
      new ServiceShape(
          "iam",
          "AWSIdentityManagementV20100508",
          "2010-05-08",
          "https://iam.amazonaws.com/doc/2010-05-08/",
          "",
          EnumSet.of(Protocol.AWS_QUERY));

  private IamApi() {}

  public static ServiceApi of(Iam iam) {
    return new OperationsApi(
        SHAPE,
        new IamWording(),
        List.of(
            new CreateUser(iam),
            new GetUser(iam),
            new ListUsers(iam),
            new DeleteUser(iam),
            new UpdateUser(iam),
            new CreateGroup(iam),
            new GetGroup(iam),
            new ListGroups(iam),
            new UpdateGroup(iam),
            new DeleteGroup(iam),
            new AddUserToGroup(iam),
            new RemoveUserFromGroup(iam),
            new ListGroupsForUser(iam),
            new CreateRole(iam),
            new GetRole(iam),
            new ListRoles(iam),
            new DeleteRole(iam),
            new UpdateRole(iam),
            new UpdateRoleDescription(iam),
            new UpdateAssumeRolePolicy(iam),
            new CreateServiceLinkedRole(iam),
            new TagUser(iam),
            new UntagUser(iam),
            new ListUserTags(iam),
            new TagRole(iam),
            new UntagRole(iam),
            new ListRoleTags(iam),
            new TagPolicy(iam),
            new UntagPolicy(iam),
            new ListPolicyTags(iam),
            new PutUserPolicy(iam),
            new GetUserPolicy(iam),
            new ListUserPolicies(iam),
            new DeleteUserPolicy(iam),
            new AttachUserPolicy(iam),
            new DetachUserPolicy(iam),
            new ListAttachedUserPolicies(iam),
            new PutUserPermissionsBoundary(iam),
            new DeleteUserPermissionsBoundary(iam),
            new PutGroupPolicy(iam),
            new GetGroupPolicy(iam),
            new ListGroupPolicies(iam),
            new DeleteGroupPolicy(iam),
            new AttachGroupPolicy(iam),
            new DetachGroupPolicy(iam),
            new ListAttachedGroupPolicies(iam),
            new PutRolePolicy(iam),
            new GetRolePolicy(iam),
            new ListRolePolicies(iam),
            new DeleteRolePolicy(iam),
            new AttachRolePolicy(iam),
            new DetachRolePolicy(iam),
            new ListAttachedRolePolicies(iam),
            new PutRolePermissionsBoundary(iam),
            new DeleteRolePermissionsBoundary(iam),
            new CreatePolicy(iam),
            new GetPolicy(iam),
            new ListPolicies(iam),
            new DeletePolicy(iam),
            new CreatePolicyVersion(iam),
            new GetPolicyVersion(iam),
            new ListPolicyVersions(iam),
            new DeletePolicyVersion(iam),
            new SetDefaultPolicyVersion(iam),
            new ListEntitiesForPolicy(iam),
            new CreateAccessKey(iam),
            new ListAccessKeys(iam),
            new UpdateAccessKey(iam),
            new DeleteAccessKey(iam),
            new GetAccessKeyLastUsed(iam),
            new CreateInstanceProfile(iam),
            new GetInstanceProfile(iam),
            new ListInstanceProfiles(iam),
            new ListInstanceProfilesForRole(iam),
            new DeleteInstanceProfile(iam),
            new AddRoleToInstanceProfile(iam),
            new RemoveRoleFromInstanceProfile(iam),
            new TagInstanceProfile(iam),
            new UntagInstanceProfile(iam),
            new ListInstanceProfileTags(iam),
            new GetLoginProfile(iam),
            new ListMFADevices(iam),
            new GetAccountPasswordPolicy(iam),
            new CreateAccountAlias(iam),
            new DeleteAccountAlias(iam),
            new ListAccountAliases(iam),
            new GetAccountSummary(iam),
            new GetAccountAuthorizationDetails(iam),
            new SimulatePrincipalPolicy(iam),
            new SimulateCustomPolicy(iam)));
  }
}
