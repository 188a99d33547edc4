/// Weir's own operations, for which AWS has no words: a network as one description, out of the
/// service and into it, and what agents say of their deliveries. Uses `api.ec2` for both ways of a
/// description; knows no agent's inside. Start reading at [weir.api.weir.WeirApi].
@NullMarked
package weir.api.weir;

import org.jspecify.annotations.NullMarked;
