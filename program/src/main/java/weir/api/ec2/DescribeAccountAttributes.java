package weir.api.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AccountAttribute;
import software.amazon.awssdk.services.ec2.model.AccountAttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;
import weir.api.gateway.Call;

/// Shows what EC2 says of an account: its platforms, its default VPC, its quotas.
final class DescribeAccountAttributes
    extends Ec2Operation<DescribeAccountAttributesRequest, DescribeAccountAttributesResponse> {
  DescribeAccountAttributes(Ec2Parts parts) {
    super(parts, DescribeAccountAttributesRequest::builder, Members.of("AttributeNames"));
  }

  @Override
  public DescribeAccountAttributesResponse answer(
      DescribeAccountAttributesRequest request, Call call) {
    String defaultVpc =
        parts()
            .read(
                call,
                view ->
                    view.all(ResourceKinds.VPC).stream()
                        .filter(Vpc::isDefault)
                        .map(Vpc::vpcId)
                        .findFirst()
                        .orElse("none"));
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("supported-platforms", "VPC");
    attributes.put("default-vpc", defaultVpc);
    attributes.put("vpc-max-security-groups-per-interface", "5");
    attributes.put("max-elastic-ips", "5");
    attributes.put("vpc-max-elastic-ips", "5");
    attributes.put("max-instances", "20");
    List<String> wanted = request.attributeNamesAsStrings();
    for (String name : wanted) {
      if (!attributes.containsKey(name)) {
        throw Ec2Errors.invalidValue(
            name, "attributeName", "It must be one of " + attributes.keySet() + ".");
      }
    }
    return DescribeAccountAttributesResponse.builder()
        .accountAttributes(
            attributes.entrySet().stream()
                .filter(one -> wanted.isEmpty() || wanted.contains(one.getKey()))
                .map(one -> attribute(one.getKey(), one.getValue()))
                .toList())
        .build();
  }

  private static AccountAttribute attribute(String name, String value) {
    return AccountAttribute.builder()
        .attributeName(name)
        .attributeValues(AccountAttributeValue.builder().attributeValue(value).build())
        .build();
  }
}
