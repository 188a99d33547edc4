/// The Linux side: network namespaces, links, and nftables rules compiled from the same security
/// groups and network ACLs that `policy` judges by. Start reading at [weir.dataplane.Lab].
@NullMarked
package weir.dataplane;

import org.jspecify.annotations.NullMarked;
