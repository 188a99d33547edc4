package weir.api.logs;

import org.jspecify.annotations.Nullable;
import weir.api.gateway.Call;

/// What AssociateKmsKey and DisassociateKmsKey are about.
final class KeyedResource {
  private KeyedResource() {}

  /// The group that one of the two members names.
  static GroupAddress group(@Nullable String groupName, @Nullable String identifier, Call call) {
    if ((groupName == null) == (identifier == null)) {
      throw LogsErrors.invalid(
          "logGroupName is "
              + groupName
              + " and resourceIdentifier is "
              + identifier
              + " but exactly one of the two must be given");
    }
    if (identifier == null) {
      return GroupAddress.named(groupName, call.scope());
    }
    if (identifier.endsWith(":query-result:*")) {
      throw LogsErrors.unsupported(
          "resourceIdentifier is "
              + identifier
              + " but Weir does not encrypt query results; it must be the ARN of a log group");
    }
    return GroupAddress.ofArn("resourceIdentifier", identifier, call.scope());
  }
}
