package weir.api.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserRequest;
import weir.api.protocol.ApiException;

class IamOperationsTest {
  private final IamLab lab = new IamLab();

  @Test
  void makesAUserWithAwsShapeOfIdAndArn() {
    CreateUserResponse made =
        lab.run(
            new CreateUser(lab.iam),
            (CreateUserRequest.Builder request) ->
                request
                    .userName("ann")
                    .path("/eng/")
                    .tags(Tag.builder().key("team").value("net").build()));
    assertTrue(made.user().userId().matches("AIDA[A-Z2-7]{17}"), made.user().userId());
    assertEquals("arn:aws:iam::123456789012:user/eng/ann", made.user().arn());
    assertEquals(IamLab.NOW, made.user().createDate());
    assertEquals("net", made.user().tags().getFirst().value());
  }

  @Test
  void takesNamesThatDifferInCaseOnlyForOne() {
    createUser("ann");
    fails(
        409, "EntityAlreadyExists", "User with name ANN already exists.", () -> createUser("ANN"));
  }

  @Test
  void saysWhichUserIsNotThere() {
    fails(
        404,
        "NoSuchEntity",
        "The user with name bob cannot be found.",
        () ->
            lab.run(
                new GetUser(lab.iam), (GetUserRequest.Builder request) -> request.userName("bob")));
  }

  @Test
  void refusesANameWithASpace() {
    ApiException refused = assertThrows(ApiException.class, () -> createUser("a b"));
    assertEquals("ValidationError", refused.code());
    assertTrue(refused.sentence().contains("userName"), refused.sentence());
  }

  @Test
  void keepsAUserThatStillHasKeysGroupsOrPolicies() {
    createUser("ann");
    String key = createKey("ann");
    fails(
        409,
        "DeleteConflict",
        "Cannot delete entity, must delete access keys first.",
        () -> deleteUser("ann"));
    lab.run(
        new DeleteAccessKey(lab.iam),
        (DeleteAccessKeyRequest.Builder request) -> request.userName("ann").accessKeyId(key));
    assertTrue(lab.identities.find(key).isEmpty());
    attach("ann", "arn:aws:iam::aws:policy/IAMReadOnlyAccess");
    fails(
        409,
        "DeleteConflict",
        "Cannot delete entity, must detach all policies first.",
        () -> deleteUser("ann"));
    lab.run(
        new DetachUserPolicy(lab.iam),
        (DetachUserPolicyRequest.Builder request) ->
            request.userName("ann").policyArn("arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
    deleteUser("ann");
    assertTrue(listUsers(null).users().isEmpty());
  }

  @Test
  void givesAUserTwoKeysAndNoThird() {
    createUser("ann");
    createKey("ann");
    createKey("ann");
    fails(
        409,
        "LimitExceeded",
        "Cannot exceed quota for AccessKeysPerUser: 2",
        () -> createKey("ann"));
  }

  @Test
  void aKeyThatIsSwitchedOffIsNobodys() {
    createUser("ann");
    String key = createKey("ann");
    assertEquals("ann", lab.identities.find(key).orElseThrow().owner().name());
    lab.run(
        new UpdateAccessKey(lab.iam),
        (UpdateAccessKeyRequest.Builder request) ->
            request.userName("ann").accessKeyId(key).status("Inactive"));
    assertTrue(lab.identities.find(key).isEmpty());
  }

  @Test
  void aUserKeepsItsKeysWhenItIsRenamed() {
    createUser("ann");
    String key = createKey("ann");
    lab.run(
        new UpdateUser(lab.iam),
        (UpdateUserRequest.Builder request) -> request.userName("ann").newUserName("anna"));
    assertEquals(
        "arn:aws:iam::123456789012:user/anna",
        lab.identities.find(key).orElseThrow().owner().arn());
  }

  @Test
  void theCallerMeansItselfWhenItNamesNobody() {
    createUser("ann");
    String key = createKey("ann");
    put("ann", "own", IamLab.ALLOW_ALL);
    lab.actAs(key);
    GetUserResponse self = lab.run(new GetUser(lab.iam), (GetUserRequest.Builder request) -> {});
    assertEquals("ann", self.user().userName());
  }

  @Test
  void refusesACallerWithoutPermissionBeforeItSaysWhatIsThere() {
    createUser("ann");
    lab.actAs(createKey("ann"));
    fails(
        403,
        "AccessDenied",
        "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: iam:GetUser on"
            + " resource: arn:aws:iam::123456789012:user/bob because no identity-based policy"
            + " allows the iam:GetUser action",
        () ->
            lab.run(
                new GetUser(lab.iam), (GetUserRequest.Builder request) -> request.userName("bob")));
  }

  @Test
  void aGroupsPoliciesAreItsMembers() {
    createUser("ann");
    lab.run(
        new CreateGroup(lab.iam), (CreateGroupRequest.Builder request) -> request.groupName("ops"));
    lab.run(
        new PutGroupPolicy(lab.iam),
        (PutGroupPolicyRequest.Builder request) ->
            request.groupName("ops").policyName("all").policyDocument(IamLab.ALLOW_ALL));
    lab.run(
        new AddUserToGroup(lab.iam),
        (AddUserToGroupRequest.Builder request) -> request.groupName("ops").userName("ann"));
    String key = createKey("ann");
    lab.actAs(key);
    assertEquals(1, listUsers(null).users().size());
  }

  @Test
  void answersAPolicyPercentEncoded() {
    createUser("ann");
    put("ann", "own", IamLab.ALLOW_ALL);
    GetUserPolicyResponse policy =
        lab.run(
            new GetUserPolicy(lab.iam),
            (GetUserPolicyRequest.Builder request) -> request.userName("ann").policyName("own"));
    assertTrue(policy.policyDocument().startsWith("%7B%22Version%22%3A%222012-10-17%22"));
    assertTrue(policy.policyDocument().contains("%2A"), policy.policyDocument());
    assertFalse(policy.policyDocument().contains("+"));
  }

  @Test
  void refusesAnInlinePolicyThatIsNoPolicy() {
    createUser("ann");
    ApiException refused =
        assertThrows(ApiException.class, () -> put("ann", "own", "{\"Statement\":[{}]}"));
    assertEquals("MalformedPolicyDocument", refused.code());
    assertEquals(400, refused.status());
  }

  @Test
  void boundsTheSizeOfAUsersInlinePoliciesTogether() {
    createUser("ann");
    String big = IamLab.ALLOW_ALL.replace("\"*\",\"Res", "\"s3:" + "x".repeat(1500) + "\",\"Res");
    put("ann", "one", big);
    fails(
        409,
        "LimitExceeded",
        "Maximum policy size of 2048 bytes exceeded for user ann",
        () -> put("ann", "two", big));
  }

  @Test
  void attachesTenPoliciesAndNoEleventh() {
    createUser("ann");
    List<ManagedPolicy> all = List.copyOf(AwsPolicies.all());
    all.subList(0, 10).forEach(policy -> attach("ann", policy.arn()));
    fails(
        409,
        "LimitExceeded",
        "Cannot exceed quota for PoliciesPerUser: 10",
        () -> attach("ann", all.get(10).arn()));
  }

  @Test
  void aManagedPolicyHasFiveVersionsOfWhichOneIsInForce() {
    String arn = createPolicy("audit");
    for (int version = 2; version <= 5; version++) {
      newVersion(arn, version == 5);
    }
    fails(
        409,
        "LimitExceeded",
        "A managed policy can have up to 5 versions. Before you create a new version, you must"
            + " delete an existing version.",
        () -> newVersion(arn, false));
    fails(
        409,
        "DeleteConflict",
        "Cannot delete the default version of a policy.",
        () -> deleteVersion(arn, "v5"));
    fails(
        409,
        "DeleteConflict",
        "This policy has more than one version. Before you delete a policy, you must delete the"
            + " policy's versions. The default version is deleted with the policy.",
        () -> deletePolicy(arn));
    List.of("v1", "v2", "v3", "v4").forEach(version -> deleteVersion(arn, version));
    deletePolicy(arn);
    fails(
        404,
        "NoSuchEntity",
        "Policy " + arn + " was not found.",
        () ->
            lab.run(
                new GetPolicy(lab.iam),
                (GetPolicyRequest.Builder request) -> request.policyArn(arn)));
  }

  @Test
  void keepsAPolicyThatBoundsSomebody() {
    String arn = createPolicy("bound");
    createUser("ann");
    lab.run(
        new PutUserPermissionsBoundary(lab.iam),
        (PutUserPermissionsBoundaryRequest.Builder request) ->
            request.userName("ann").permissionsBoundary(arn));
    fails(
        409,
        "DeleteConflict",
        "Cannot delete a policy attached to entities.",
        () -> deletePolicy(arn));
    ListEntitiesForPolicyResponse users =
        lab.run(
            new ListEntitiesForPolicy(lab.iam),
            (ListEntitiesForPolicyRequest.Builder request) ->
                request.policyArn(arn).policyUsageFilter("PermissionsBoundary"));
    assertEquals("ann", users.policyUsers().getFirst().userName());
  }

  @Test
  void listsInPagesThatNeitherHideNorDouble() {
    for (int i = 0; i < 25; i++) {
      createUser("user%02d".formatted(i));
    }
    List<String> names = new ArrayList<>();
    String marker = null;
    do {
      ListUsersResponse page = listUsers(marker);
      page.users().forEach(user -> names.add(user.userName()));
      marker = page.marker();
      assertEquals(marker != null, page.isTruncated());
    } while (marker != null);
    assertEquals(25, names.size());
    assertEquals(names.stream().sorted().distinct().toList(), names);
  }

  @Test
  void givesAnInstanceProfileOneRole() {
    createRole("web");
    lab.run(
        new CreateInstanceProfile(lab.iam),
        (CreateInstanceProfileRequest.Builder request) -> request.instanceProfileName("web"));
    addRole();
    fails(
        409,
        "LimitExceeded",
        "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
        this::addRole);
    fails(
        409,
        "DeleteConflict",
        "Cannot delete entity, must remove roles from instance profile first.",
        () ->
            lab.run(
                new DeleteRole(lab.iam),
                (DeleteRoleRequest.Builder request) -> request.roleName("web")));
  }

  @Test
  void aTrustPolicyNeedsAPrincipal() {
    ApiException refused =
        assertThrows(
            ApiException.class,
            () ->
                lab.run(
                    new CreateRole(lab.iam),
                    (CreateRoleRequest.Builder request) ->
                        request.roleName("r").assumeRolePolicyDocument(IamLab.ALLOW_ALL)));
    assertEquals("MalformedPolicyDocument", refused.code());
  }

  @Test
  void aServiceLinkedRoleBelongsToItsService() {
    lab.run(
        new CreateServiceLinkedRole(lab.iam),
        (CreateServiceLinkedRoleRequest.Builder request) ->
            request.awsServiceName("delivery.logs.amazonaws.com"));
    ApiException refused =
        assertThrows(
            ApiException.class,
            () ->
                lab.run(
                    new DeleteRole(lab.iam),
                    (DeleteRoleRequest.Builder request) ->
                        request.roleName("AWSServiceRoleForLogDelivery")));
    assertEquals("UnmodifiableEntity", refused.code());
  }

  @Test
  void simulatesWhatAUserMayDo() {
    createUser("ann");
    put("ann", "own", IamLab.ALLOW_ALL.replace("\"*\",\"Res", "\"ec2:Describe*\",\"Res"));
    SimulatePrincipalPolicyResponse answer =
        lab.run(
            new SimulatePrincipalPolicy(lab.iam),
            (SimulatePrincipalPolicyRequest.Builder request) ->
                request
                    .policySourceArn("arn:aws:iam::123456789012:user/ann")
                    .actionNames("ec2:DescribeVpcs", "ec2:CreateVpc"));
    assertEquals(
        List.of("allowed", "implicitDeny"),
        answer.evaluationResults().stream().map(EvaluationResult::evalDecisionAsString).toList());
    Statement allowing = answer.evaluationResults().getFirst().matchedStatements().getFirst();
    assertEquals("IAM Policy", allowing.sourcePolicyTypeAsString());
    assertEquals(1, allowing.startPosition().line());
  }

  @Test
  void saysWhichKeysASimulationLacks() {
    SimulateCustomPolicyResponse answer =
        lab.run(
            new SimulateCustomPolicy(lab.iam),
            (SimulateCustomPolicyRequest.Builder request) ->
                request
                    .policyInputList(
                        """
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "s3:*", "Resource": "*",
                           "Condition": {"Bool": {"aws:SecureTransport": "true"}}}]}
                        """)
                    .permissionsBoundaryPolicyInputList(
                        """
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}]}
                        """)
                    .actionNames("s3:GetObject"));
    EvaluationResult result = answer.evaluationResults().getFirst();
    assertEquals("implicitDeny", result.evalDecisionAsString());
    assertEquals(List.of("aws:SecureTransport"), result.missingContextValues());
    assertEquals(false, result.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary());
  }

  @Test
  void refusesATrustPolicyThatNamesNobody() {
    ApiException refusal =
        assertThrows(
            ApiException.class, () -> createTrusting("arn:aws:iam::123456789012:user/ann"));
    assertEquals("MalformedPolicyDocument", refusal.code());
    assertEquals(
        "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:user/ann\"",
        refusal.sentence());
    createUser("ann");
    createTrusting("arn:aws:iam::123456789012:user/ann");
  }

  private void createTrusting(String principal) {
    lab.run(
        new CreateRole(lab.iam),
        (CreateRoleRequest.Builder request) ->
            request
                .roleName("trusting")
                .assumeRolePolicyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                     "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole"}]}
                    """
                        .formatted(principal)));
  }

  @Test
  void showsTheWholeAccount() {
    createUser("ann");
    createRole("web");
    attach("ann", createPolicy("audit"));
    GetAccountAuthorizationDetailsResponse details =
        lab.run(
            new GetAccountAuthorizationDetails(lab.iam),
            (GetAccountAuthorizationDetailsRequest.Builder request) -> {});
    assertEquals(
        "audit",
        details.userDetailList().getFirst().attachedManagedPolicies().getFirst().policyName());
    assertEquals("web", details.roleDetailList().getFirst().roleName());
    assertEquals(1, details.policies().getFirst().attachmentCount());
  }

  private void createUser(String name) {
    lab.run(new CreateUser(lab.iam), (CreateUserRequest.Builder request) -> request.userName(name));
  }

  private void deleteUser(String name) {
    lab.run(new DeleteUser(lab.iam), (DeleteUserRequest.Builder request) -> request.userName(name));
  }

  private ListUsersResponse listUsers(@org.jspecify.annotations.Nullable String marker) {
    return lab.run(
        new ListUsers(lab.iam),
        (ListUsersRequest.Builder request) -> request.marker(marker).maxItems(10));
  }

  private String createKey(String user) {
    CreateAccessKeyResponse made =
        lab.run(
            new CreateAccessKey(lab.iam),
            (CreateAccessKeyRequest.Builder request) -> request.userName(user));
    assertEquals(40, made.accessKey().secretAccessKey().length());
    return made.accessKey().accessKeyId();
  }

  private void put(String user, String name, String text) {
    lab.run(
        new PutUserPolicy(lab.iam),
        (PutUserPolicyRequest.Builder request) ->
            request.userName(user).policyName(name).policyDocument(text));
  }

  private void attach(String user, String arn) {
    lab.run(
        new AttachUserPolicy(lab.iam),
        (AttachUserPolicyRequest.Builder request) -> request.userName(user).policyArn(arn));
  }

  private String createPolicy(String name) {
    CreatePolicyResponse made =
        lab.run(
            new CreatePolicy(lab.iam),
            (CreatePolicyRequest.Builder request) ->
                request.policyName(name).policyDocument(IamLab.ALLOW_ALL));
    return made.policy().arn();
  }

  private void newVersion(String arn, boolean asDefault) {
    lab.run(
        new CreatePolicyVersion(lab.iam),
        (CreatePolicyVersionRequest.Builder request) ->
            request.policyArn(arn).policyDocument(IamLab.ALLOW_ALL).setAsDefault(asDefault));
  }

  private void deleteVersion(String arn, String version) {
    lab.run(
        new DeletePolicyVersion(lab.iam),
        (DeletePolicyVersionRequest.Builder request) -> request.policyArn(arn).versionId(version));
  }

  private void deletePolicy(String arn) {
    lab.run(
        new DeletePolicy(lab.iam), (DeletePolicyRequest.Builder request) -> request.policyArn(arn));
  }

  private void createRole(String name) {
    lab.run(
        new CreateRole(lab.iam),
        (CreateRoleRequest.Builder request) ->
            request.roleName(name).assumeRolePolicyDocument(IamLab.TRUST_ACCOUNT));
  }

  private void addRole() {
    lab.run(
        new AddRoleToInstanceProfile(lab.iam),
        (AddRoleToInstanceProfileRequest.Builder request) ->
            request.instanceProfileName("web").roleName("web"));
  }

  private static void fails(int status, String code, String sentence, Executable deed) {
    ApiException refused = assertThrows(ApiException.class, deed);
    assertEquals(code, refused.code());
    assertEquals(sentence, refused.sentence());
    assertEquals(status, refused.status());
  }
}
