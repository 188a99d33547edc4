package weir.api.athena;

import java.time.InstantSource;
import weir.store.catalog.Catalog;
import weir.store.state.Scope;
import weir.store.state.StateStore;

/// The catalogue of every account and region.
record Catalogs(StateStore state, InstantSource clock) {
  Catalog of(Scope scope) {
    return new Catalog(state, scope, clock);
  }
}
