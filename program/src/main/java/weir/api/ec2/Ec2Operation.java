package weir.api.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.api.gateway.Operation;

/// One operation of EC2: checks the request's members, then asks for permission.
///
/// To add one, extend this with a class named like the operation, and name it in one of the room's
/// lists.
abstract class Ec2Operation<I extends Ec2Request, O extends SdkPojo> implements Operation<I, O> {
  private final Ec2Parts parts;
  private final Supplier<? extends SdkPojo> builder;
  private final Members members;

  /// @param builder `CreateVpcRequest::builder`
  /// @param members those that the operation reads; any other is refused
  Ec2Operation(Ec2Parts parts, Supplier<? extends SdkPojo> builder, Members members) {
    this.parts = parts;
    this.builder = builder;
    this.members = members;
  }

  final Ec2Parts parts() {
    return parts;
  }

  @Override
  public final SdkPojo newRequest() {
    return builder.get();
  }

  @Override
  public final List<Permission> permissions(I request, Call call) {
    members.check(request);
    return needs(request, call);
  }

  /// What the caller must be allowed; without an override, this action on every resource.
  List<Permission> needs(I request, Call call) {
    return onAll();
  }

  /// This action, where AWS knows no resources: Describe calls and the like.
  final List<Permission> onAll() {
    return List.of(Permission.of("ec2:" + name(), "*"));
  }

  /// This action on one resource that exists, with its tags as conditions.
  final Permission on(Call call, ResourceKind<?> kind, String id) {
    Permission permission = Permission.of("ec2:" + name(), arn(call, kind, id));
    for (Tag tag : parts.read(call, view -> view.tags(id))) {
      permission =
          permission
              .when("aws:ResourceTag/" + tag.key(), tag.value())
              .when("ec2:ResourceTag/" + tag.key(), tag.value());
    }
    return permission.when("ec2:Region", call.region());
  }

  /// As [#on], with the VPC that the resource belongs to as a condition.
  final Permission on(Call call, ResourceKind<?> kind, String id, String vpcId) {
    return on(call, kind, id).when("ec2:Vpc", arn(call, ResourceKinds.VPC, vpcId));
  }

  /// This action on a security group, by its id or, in the default VPC, by its name.
  final Permission onGroup(Call call, @Nullable String id, @Nullable String name) {
    SecurityGroup group = parts.read(call, view -> SecurityGroups.require(view, id, name));
    return on(call, ResourceKinds.SECURITY_GROUP, group.groupId(), group.vpcId());
  }

  /// This action on a resource that it will make, and the permission to tag it when the request
  /// does.
  final List<Permission> creating(
      Call call, ResourceKind<?> kind, List<TagSpecification> specifications) {
    Permission create =
        Permission.of("ec2:" + name(), arn(call, kind, "*")).when("ec2:Region", call.region());
    List<Tag> tags = specifications.stream().flatMap(one -> one.tags().stream()).toList();
    if (tags.isEmpty()) {
      return List.of(create);
    }
    Map<String, List<String>> asked = TagConditions.of(tags);
    List<Permission> needed = new ArrayList<>();
    needed.add(TagConditions.add(create, asked));
    needed.add(
        TagConditions.add(Permission.of("ec2:CreateTags", arn(call, kind, "*")), asked)
            .when("ec2:CreateAction", name()));
    return needed;
  }

  private static String arn(Call call, ResourceKind<?> kind, String id) {
    return kind.arn(call.region(), call.accountId(), id);
  }
}
