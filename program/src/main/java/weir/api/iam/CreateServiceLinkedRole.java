package weir.api.iam;

import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes the role that an AWS service acts with in an account.
final class CreateServiceLinkedRole
    extends IamDeed<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse> {

  CreateServiceLinkedRole(Iam iam) {
    super(iam, CreateServiceLinkedRoleRequest::builder);
  }

  @Override
  Permission permission(CreateServiceLinkedRoleRequest request, AccountView account, Call call) {
    return Permission.of(
            "iam:" + name(),
            account.arn(
                "role",
                "/aws-service-role/" + request.awsServiceName() + "/",
                ServiceLinked.roleName(request.awsServiceName())))
        .when("iam:AWSServiceName", String.valueOf(request.awsServiceName()));
  }

  @Override
  CreateServiceLinkedRoleResponse answer(
      CreateServiceLinkedRoleRequest request, AccountChange account, Call call) {
    String service = Constraint.text("AWSServiceName", request.awsServiceName(), 1, 128);
    if (request.customSuffix() != null) {
      throw IamError.invalidInput("Custom suffix is not allowed for " + service);
    }
    String roleName = ServiceLinked.roleName(service);
    if (account.find(IdentityKind.ROLE, roleName).isPresent()) {
      throw IamError.invalidInput(
          "Service role name "
              + roleName
              + " has been taken in this account, please try a different suffix.");
    }
    Role made = ServiceLinked.role(service, iam().identifiers().id("AROA"), now(call));
    Role role =
        request.description() == null
            ? made
            : made.described(
                Constraint.text("description", request.description(), 0, 1000),
                made.maxSessionSeconds());
    account.put(role);
    return CreateServiceLinkedRoleResponse.builder().role(Shapes.whole(account).role(role)).build();
  }
}
