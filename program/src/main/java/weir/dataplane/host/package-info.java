/// What this Linux machine lends: programs to run, network namespaces and links, and the certainty
/// that they go away again. Knows nothing of VPCs. Start reading at
/// [weir.dataplane.host.HostNamespaces].
@NullMarked
package weir.dataplane.host;

import org.jspecify.annotations.NullMarked;
