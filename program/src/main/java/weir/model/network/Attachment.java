package weir.model.network;

import org.jspecify.annotations.Nullable;

/// Where the packets of a network interface can be captured.
public sealed interface Attachment {
  /// A Linux interface of this host or of a named network namespace.
  ///
  /// @param namespace a namespace under /run/netns; null for the host's own
  /// @param side whether the Linux interface is the machine's own end of the link or the
  ///   hypervisor's
  record LinuxInterface(String name, @Nullable String namespace, Side side) implements Attachment {}

  /// A capture file.
  ///
  /// @param path as written in the description, relative to it
  record CaptureFile(String path) implements Attachment {}

  /// Whose end of the link is captured: it turns "received by the host" into ingress or egress.
  enum Side {
    /// The end inside the machine: what the host receives is ingress.
    MACHINE,
    /// The end in the hypervisor, such as a tap or the outer half of a veth pair: what the host
    /// receives is egress.
    HYPERVISOR
  }
}
