/// The rules of security groups and network ACLs in the kernel's language. Writes text only; knows
/// neither namespaces nor how the text reaches the kernel. Start reading at
/// [weir.dataplane.nft.NftRuleset].
@NullMarked
package weir.dataplane.nft;

import org.jspecify.annotations.NullMarked;
