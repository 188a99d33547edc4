package weir.api.logs;

import weir.store.objects.DataKeys;
import weir.store.state.Scope;

/// The data keys of encrypted groups, in the name of the service `logs.REGION.amazonaws.com`.
public interface GroupKeys {
  /// @param groupArn for whom the key's policy is asked
  DataKeys of(Scope scope, String groupArn);
}
