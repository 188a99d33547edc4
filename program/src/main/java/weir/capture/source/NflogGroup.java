package weir.capture.source;

import java.nio.charset.StandardCharsets;
import weir.model.aws.Fault;

/// Which packets that netfilter logs are wanted: those of rules like `log group 7 prefix
/// "weir-egress "`.
///
/// @param group 0 to 65535; the kernel hands each group to one process only
/// @param prefix what a packet's log prefix must start with; empty for all
public record NflogGroup(int group, NetworkNamespace namespace, String prefix) {
  public NflogGroup {
    if (group < 0 || group > 65535) {
      throw new Fault.Invalid("NFLOG group " + group + " must lie between 0 and 65535");
    }
  }

  byte[] prefixBytes() {
    return prefix.getBytes(StandardCharsets.UTF_8);
  }
}
