/// What security groups and network ACLs say of one packet, which rule said it, and the connections
/// that are tracked. Knows packets and the network; knows neither where packets come from nor what
/// becomes of the answer. Start reading at [weir.policy.InterfacePolicy].
@NullMarked
package weir.policy;

import org.jspecify.annotations.NullMarked;
