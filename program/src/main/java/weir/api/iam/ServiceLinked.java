package weir.api.iam;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Roles that an AWS service acts with, under `/aws-service-role/`. They belong to the service: the
/// account may look at them, and not change them.
final class ServiceLinked {
  private static final String PATH = "/aws-service-role/";

  /// The names that AWS gives, where they do not follow from the service's.
  private static final Map<String, String> NAMES =
      Map.of(
          "delivery.logs.amazonaws.com", "AWSServiceRoleForLogDelivery",
          "elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing",
          "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling",
          "spot.amazonaws.com", "AWSServiceRoleForEC2Spot",
          "transitgateway.amazonaws.com", "AWSServiceRoleForVPCTransitGateway",
          "ecs.amazonaws.com", "AWSServiceRoleForECS",
          "rds.amazonaws.com", "AWSServiceRoleForRDS");

  private ServiceLinked() {}

  /// @param service `delivery.logs.amazonaws.com`
  static String roleName(@Nullable String service) {
    String given = String.valueOf(service);
    String known = NAMES.get(given);
    if (known != null) {
      return known;
    }
    StringBuilder name = new StringBuilder("AWSServiceRoleFor");
    for (String part : given.replace(".amazonaws.com", "").split("[.-]", -1)) {
      if (!part.isEmpty()) {
        name.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
      }
    }
    return name.toString();
  }

  static Role role(String service, String id, Instant now) {
    if (!service.matches("[a-z0-9.-]+\\.amazonaws\\.com")) {
      throw IamError.invalidInput(
          "AWSServiceName is "
              + service
              + " but must be a service's name such as"
              + " delivery.logs.amazonaws.com");
    }
    String trust =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
            + service
            + "\"},\"Action\":\"sts:AssumeRole\"}]}";
    return Role.of(roleName(service), PATH + service + "/", id, now, StoredPolicy.of(trust));
  }

  static void demandNot(Identity identity) {
    if (identity.path().startsWith(PATH)) {
      throw IamError.unmodifiable(
          "Cannot perform the operation on the protected role '"
              + identity.name()
              + "' - this role is only modifiable by AWS");
    }
  }
}
