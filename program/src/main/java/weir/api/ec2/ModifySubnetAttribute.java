package weir.api.ec2;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.HostnameType;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsOnLaunch;
import software.amazon.awssdk.services.ec2.model.Subnet;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Changes one attribute of a subnet.
final class ModifySubnetAttribute
    extends Ec2Operation<ModifySubnetAttributeRequest, ModifySubnetAttributeResponse> {
  ModifySubnetAttribute(Ec2Parts parts) {
    super(
        parts,
        ModifySubnetAttributeRequest::builder,
        Members.of(
                "AssignIpv6AddressOnCreation",
                "MapPublicIpOnLaunch",
                "EnableDns64",
                "PrivateDnsHostnameTypeOnLaunch",
                "EnableResourceNameDnsARecordOnLaunch",
                "EnableResourceNameDnsAAAARecordOnLaunch")
            .needing("SubnetId"));
  }

  @Override
  List<Permission> needs(ModifySubnetAttributeRequest request, Call call) {
    return List.of(on(call, ResourceKinds.SUBNET, request.subnetId()));
  }

  @Override
  public ModifySubnetAttributeResponse answer(ModifySubnetAttributeRequest request, Call call) {
    long wanted =
        Stream.of(
                request.assignIpv6AddressOnCreation(),
                request.mapPublicIpOnLaunch(),
                request.enableDns64(),
                request.privateDnsHostnameTypeOnLaunchAsString(),
                request.enableResourceNameDnsARecordOnLaunch(),
                request.enableResourceNameDnsAAAARecordOnLaunch())
            .filter(Objects::nonNull)
            .count();
    if (wanted != 1) {
      throw Ec2Errors.combination(wanted + " attributes are given but a call changes exactly one");
    }
    return parts()
        .change(
            call,
            change -> {
              Subnet subnet = change.require(ResourceKinds.SUBNET, request.subnetId());
              change.put(ResourceKinds.SUBNET, modified(subnet, request));
              return ModifySubnetAttributeResponse.builder().build();
            });
  }

  private static Subnet modified(Subnet subnet, ModifySubnetAttributeRequest request) {
    boolean ipv6 =
        flag(request.assignIpv6AddressOnCreation(), subnet.assignIpv6AddressOnCreation());
    if (ipv6 && Subnets.ipv6Block(subnet).isEmpty()) {
      throw Ec2Errors.invalidValue(
          "true",
          "assignIpv6AddressOnCreation",
          "The subnet " + subnet.subnetId() + " has no IPv6 CIDR block.");
    }
    PrivateDnsNameOptionsOnLaunch names = subnet.privateDnsNameOptionsOnLaunch();
    String type = request.privateDnsHostnameTypeOnLaunchAsString();
    if (type != null && !HostnameType.knownValues().contains(HostnameType.fromValue(type))) {
      throw Ec2Errors.invalidValue(
          type, "privateDnsHostnameTypeOnLaunch", "It must be ip-name or resource-name.");
    }
    return subnet.toBuilder()
        .assignIpv6AddressOnCreation(ipv6)
        .mapPublicIpOnLaunch(flag(request.mapPublicIpOnLaunch(), subnet.mapPublicIpOnLaunch()))
        .enableDns64(flag(request.enableDns64(), subnet.enableDns64()))
        .privateDnsNameOptionsOnLaunch(
            names.toBuilder()
                .hostnameType(type == null ? names.hostnameTypeAsString() : type)
                .enableResourceNameDnsARecord(
                    flag(
                        request.enableResourceNameDnsARecordOnLaunch(),
                        names.enableResourceNameDnsARecord()))
                .enableResourceNameDnsAAAARecord(
                    flag(
                        request.enableResourceNameDnsAAAARecordOnLaunch(),
                        names.enableResourceNameDnsAAAARecord()))
                .build())
        .build();
  }

  private static boolean flag(@Nullable AttributeBooleanValue wanted, Boolean before) {
    return wanted == null ? before : Boolean.TRUE.equals(wanted.value());
  }
}
