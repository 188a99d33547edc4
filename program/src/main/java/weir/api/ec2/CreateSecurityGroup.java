package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.protocol.ApiException;

/// Makes a security group that lets nothing in and everything out.
final class CreateSecurityGroup
    extends Ec2Operation<CreateSecurityGroupRequest, CreateSecurityGroupResponse> {
  private static final Pattern ALLOWED =
      Pattern.compile("[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}");

  CreateSecurityGroup(Ec2Parts parts) {
    super(
        parts,
        CreateSecurityGroupRequest::builder,
        Members.of("VpcId", "TagSpecifications").needing("GroupName", "Description"));
  }

  @Override
  List<Permission> needs(CreateSecurityGroupRequest request, Call call) {
    List<Permission> needed =
        new ArrayList<>(creating(call, ResourceKinds.SECURITY_GROUP, request.tagSpecifications()));
    if (request.vpcId() != null) {
      needed.add(on(call, ResourceKinds.VPC, request.vpcId()));
    }
    return needed;
  }

  @Override
  public CreateSecurityGroupResponse answer(CreateSecurityGroupRequest request, Call call) {
    List<Tag> tags = Tagging.requested(ResourceKinds.SECURITY_GROUP, request.tagSpecifications());
    String name = name(request.groupName().strip());
    check(request.description(), "GroupDescription");
    return parts()
        .change(
            call,
            change -> {
              Vpc vpc = vpc(change, request.vpcId());
              boolean taken =
                  change.all(ResourceKinds.SECURITY_GROUP).stream()
                      .filter(group -> group.vpcId().equals(vpc.vpcId()))
                      .anyMatch(group -> group.groupName().equalsIgnoreCase(name));
              if (taken) {
                throw ApiException.badRequest(
                    "InvalidGroup.Duplicate",
                    "The security group '"
                        + name
                        + "' already exists for VPC '"
                        + vpc.vpcId()
                        + "'");
              }
              SecurityGroup group =
                  SecurityGroups.make(change, parts().ids(), vpc, name, request.description());
              change.tag(ResourceKinds.SECURITY_GROUP, group.groupId(), tags);
              return CreateSecurityGroupResponse.builder()
                  .groupId(group.groupId())
                  .securityGroupArn(group.securityGroupArn())
                  .tags(change.tags(group.groupId()))
                  .build();
            });
  }

  private static String name(String name) {
    check(name, "GroupName");
    if (name.equalsIgnoreCase("default")) {
      throw Ec2Errors.invalidValue("Cannot use reserved security group name: default");
    }
    if (name.toLowerCase(Locale.ROOT).startsWith("sg-")) {
      throw Ec2Errors.invalidValue(
          "Value ("
              + name
              + ") for parameter GroupName is invalid. Group names may not be in the"
              + " format sg-*.");
    }
    return name;
  }

  private static void check(String text, String parameter) {
    if (!ALLOWED.matcher(text).matches()) {
      throw Ec2Errors.invalidValue(
          text,
          parameter,
          "It must have 1 to 255 characters of a-z, A-Z, 0-9, spaces, and"
              + " ._-:/()#,@[]+=&;{}!$*");
    }
  }

  private static Vpc vpc(Ec2View view, @Nullable String id) {
    if (id != null) {
      return view.require(ResourceKinds.VPC, id);
    }
    return view.all(ResourceKinds.VPC).stream()
        .filter(Vpc::isDefault)
        .findFirst()
        .orElseThrow(
            () -> ApiException.badRequest("VPCIdNotSpecified", "No default VPC for this user"));
  }
}
