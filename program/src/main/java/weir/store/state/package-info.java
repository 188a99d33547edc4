/// The state of resources between runs: today the description of a network in `network.yaml`. Start
/// reading at [weir.store.state.NetworkFile].
@NullMarked
package weir.store.state;

import org.jspecify.annotations.NullMarked;
