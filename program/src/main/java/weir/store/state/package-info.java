/// The state of resources between runs: documents of every kind in a database, and the description
/// of a network in `network.yaml`. Knows nothing of what the documents say. Start reading at
/// [weir.store.state.StateStore] and [weir.store.state.NetworkFile].
@NullMarked
package weir.store.state;

import org.jspecify.annotations.NullMarked;
