package weir.api.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import weir.api.protocol.PlainShape;

/// What an event was about, as far as the parameters of the call name it.
final class Resource extends PlainShape {
  private static final List<SdkField<?>> FIELDS =
      List.of(text("ResourceType"), text("ResourceName"));

  /// By the parameter that names one.
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("userName", "AWS::IAM::User"),
          Map.entry("groupName", "AWS::IAM::Group"),
          Map.entry("roleName", "AWS::IAM::Role"),
          Map.entry("roleArn", "AWS::IAM::Role"),
          Map.entry("policyArn", "AWS::IAM::Policy"),
          Map.entry("policyName", "AWS::IAM::Policy"),
          Map.entry("instanceProfileName", "AWS::IAM::InstanceProfile"),
          Map.entry("accessKeyId", "AWS::IAM::AccessKey"),
          Map.entry("bucket", "AWS::S3::Bucket"),
          Map.entry("bucketName", "AWS::S3::Bucket"),
          Map.entry("vpcId", "AWS::EC2::VPC"),
          Map.entry("subnetId", "AWS::EC2::Subnet"),
          Map.entry("groupId", "AWS::EC2::SecurityGroup"),
          Map.entry("networkAclId", "AWS::EC2::NetworkAcl"),
          Map.entry("networkInterfaceId", "AWS::EC2::NetworkInterface"),
          Map.entry("routeTableId", "AWS::EC2::RouteTable"),
          Map.entry("internetGatewayId", "AWS::EC2::InternetGateway"),
          Map.entry("instanceId", "AWS::EC2::Instance"),
          Map.entry("flowLogIds", "AWS::EC2::FlowLog"),
          Map.entry("logGroupName", "AWS::Logs::LogGroup"),
          Map.entry("keyId", "AWS::KMS::Key"));

  static List<Resource> of(JsonNode parameters) {
    List<Resource> resources = new ArrayList<>();
    TYPES.keySet().stream()
        .sorted()
        .forEach(name -> {
          JsonNode value = parameters.path(name);
          if (value.isTextual()) {
            resources.add(of(TYPES.get(name), value.asText()));
          }
          value
              .elements()
              .forEachRemaining(element -> resources.add(of(TYPES.get(name), element.asText())));
        });
    return resources;
  }

  private static Resource of(@Nullable String type, String name) {
    Resource resource = new Resource();
    resource.set("ResourceType", type);
    resource.set("ResourceName", name);
    return resource;
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return FIELDS;
  }

  @Nullable String resourceType() {
    return textOf("ResourceType");
  }

  @Nullable String resourceName() {
    return textOf("ResourceName");
  }
}
