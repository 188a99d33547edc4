package weir.api.ec2;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/// The tags that a RunInstances call wants on what it makes.
record LaunchTags(List<Tag> instance, List<Tag> networkInterface) {
  static LaunchTags of(List<TagSpecification> specifications) {
    return new LaunchTags(
        Tagging.requested(
            ResourceKinds.INSTANCE,
            specifications.stream()
                .filter(one -> !isOf(ResourceKinds.NETWORK_INTERFACE, one))
                .toList()),
        Tagging.requested(
            ResourceKinds.NETWORK_INTERFACE,
            specifications.stream()
                .filter(one -> isOf(ResourceKinds.NETWORK_INTERFACE, one))
                .toList()));
  }

  private static boolean isOf(ResourceKind<?> kind, TagSpecification specification) {
    return kind.type().equals(specification.resourceTypeAsString());
  }
}
