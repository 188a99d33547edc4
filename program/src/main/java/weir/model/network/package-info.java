/// The shape of a network in the words of the EC2 API: VPCs, subnets, interfaces, security groups,
/// network ACLs, flow logs. Says what is there; what a rule does to a packet is for `policy`. Start
/// reading at [weir.model.network.Network].
@NullMarked
package weir.model.network;

import org.jspecify.annotations.NullMarked;
