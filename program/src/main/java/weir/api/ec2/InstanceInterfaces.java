package weir.api.ec2;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import weir.api.protocol.ApiException;

/// The interfaces of an instance.
final class InstanceInterfaces {
  private InstanceInterfaces() {}

  /// In the order of their device indexes.
  static List<NetworkInterface> of(Ec2View view, String instanceId) {
    return view.all(ResourceKinds.NETWORK_INTERFACE).stream()
        .filter(eni -> eni.attachment() != null && instanceId.equals(eni.attachment().instanceId()))
        .sorted(Comparator.comparing(eni -> eni.attachment().deviceIndex()))
        .toList();
  }

  /// The first one, without which there is no instance.
  static NetworkInterface primary(Ec2View view, String instanceId) {
    view.require(ResourceKinds.INSTANCE, instanceId);
    return of(view, instanceId).stream()
        .findFirst()
        .orElseThrow(() ->
            ApiException.badRequest(
                "InvalidInstanceID",
                "The instance '" + instanceId + "' has no network interface any more"));
  }
}
