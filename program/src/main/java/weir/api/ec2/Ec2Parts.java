package weir.api.ec2;

import java.util.function.Function;
import weir.api.gateway.Call;
import weir.store.state.Scope;
import weir.store.state.StateStore;

/// What the operations of this room work with: the state, ids for new resources, paging, and the
/// defaults that a region has.
final class Ec2Parts {
  private final StateStore store;
  private final ResourceIds ids;
  private final Paging paging;
  private final RegionDefaults defaults;
  private final InstanceProfiles profiles;

  Ec2Parts(StateStore store, ResourceIds ids, RegionDefaults defaults, InstanceProfiles profiles) {
    this.store = store;
    this.ids = ids;
    this.defaults = defaults;
    this.profiles = profiles;
    this.paging = Paging.usual();
  }

  ResourceIds ids() {
    return ids;
  }

  Paging paging() {
    return paging;
  }

  InstanceProfiles profiles() {
    return profiles;
  }

  RegionDefaults defaults() {
    return defaults;
  }

  /// Looks at the caller's account in the request's region.
  <R> R read(Call call, Function<Ec2View, R> question) {
    Scope scope = opened(call);
    return store.read(view -> question.apply(new Ec2View(view, scope)));
  }

  /// Changes the caller's account in the request's region; all of it or, when `deed` throws,
  /// nothing.
  <R> R change(Call call, Function<Ec2Change, R> deed) {
    Scope scope = opened(call);
    return store.change(state -> deed.apply(new Ec2Change(state, scope)));
  }

  /// A region has its default VPC before anybody sees the region.
  private Scope opened(Call call) {
    Scope scope = call.scope();
    if (!store.read(view -> defaults.present(new Ec2View(view, scope)))) {
      store.change(state -> {
        defaults.make(new Ec2Change(state, scope));
        return scope;
      });
    }
    return scope;
  }
}
