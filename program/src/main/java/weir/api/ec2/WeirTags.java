package weir.api.ec2;

import java.util.Map;
import java.util.stream.Collectors;

/// Tags that say of a resource what Weir must know and AWS's API has no words for. Records do not
/// show them.
///
/// | tag | on | value |
/// |---|---|---|
/// | `weir:attachment` | network interface | where its packets are captured, see [TaggedAttachment] |
/// | `weir:resource` | network interface | id of the regional NAT gateway that it belongs to |
/// | `weir:ecs-…` | network interface | the value of that field of its records |
/// | `weir:asg-tag/KEY` | network interface | a tag of its instance's auto-scaling group |
/// | `weir:sublocation` | subnet | `outpost op-0a1b2c3d`, `localzone ID`, `wavelength ID` |
/// | `weir:endpoint` | flow log | the name, in the service's configuration, of where it is delivered |
/// | `weir:block-public-access` | VPC | `off`, `ingress`, `bidirectional` |
final class WeirTags {
  static final String PREFIX = "weir:";
  static final String ATTACHMENT = "weir:attachment";
  static final String RESOURCE = "weir:resource";
  static final String ASG_TAG = "weir:asg-tag/";
  static final String SUBLOCATION = "weir:sublocation";
  static final String ENDPOINT = "weir:endpoint";
  static final String PUBLIC_ACCESS = "weir:block-public-access";

  private WeirTags() {}

  /// The tags that are the user's own.
  static Map<String, String> others(Map<String, String> tags) {
    return tags.entrySet().stream()
        .filter(tag -> !tag.getKey().startsWith(PREFIX))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
