package weir.model.network;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// To whom and what a network interface belongs.
///
/// @param accountId owner of the interface
/// @param requesterId the service that made it, such as `amazon-elb`; null for an interface that a
///   person made
/// @param instanceId the instance it is attached to; null when none, or when it is a service's
/// @param resourceId id of a regional NAT gateway; null for everything else
/// @param instanceTags tags of the instance
/// @param autoScalingGroupTags tags of the instance's auto-scaling group
public record InterfaceOwner(
    String accountId,
    @Nullable String requesterId,
    @Nullable String instanceId,
    @Nullable String resourceId,
    Map<String, String> instanceTags,
    Map<String, String> autoScalingGroupTags,
    @Nullable EcsTask ecsTask) {
  public InterfaceOwner {
    ResourceId.requireAccount(accountId);
    instanceTags = Map.copyOf(instanceTags);
    autoScalingGroupTags = Map.copyOf(autoScalingGroupTags);
  }

  public static InterfaceOwner ofInstance(String accountId, @Nullable String instanceId) {
    return new InterfaceOwner(accountId, null, instanceId, null, Map.of(), Map.of(), null);
  }

  public boolean requesterManaged() {
    return requesterId != null;
  }
}
