package weir.api.ec2;

import java.util.List;
import weir.api.protocol.ApiException;

/// Finds the resources that tag calls name, of whatever kind.
final class TaggedResources {
  private static final int MOST = 1000;

  private TaggedResources() {}

  /// The kind of an id.
  static ResourceKind<?> kind(String id) {
    return ResourceKinds.find(id)
        .orElseThrow(
            () -> ApiException.badRequest("InvalidID", "The ID '" + id + "' is not valid"));
  }

  static void checkCount(List<String> ids) {
    if (ids.size() > MOST) {
      throw Ec2Errors.invalidValue(
          ids.size() + " resources are given but one call takes at most " + MOST);
    }
  }
}
