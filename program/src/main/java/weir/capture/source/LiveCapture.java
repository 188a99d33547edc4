package weir.capture.source;

import weir.model.aws.Fault;

/// What to capture live, and how.
///
/// @param interfaceName as `ip link` shows it inside the namespace
/// @param ringBytes how much the kernel keeps for a lane that falls behind; a multiple of
///   [#RING_BLOCK_BYTES]
/// @param promiscuous whether packets for other Ethernet addresses are wanted too
public record LiveCapture(
    String interfaceName, NetworkNamespace namespace, int ringBytes, boolean promiscuous) {
  /// The kernel hands packets over in blocks of this size.
  public static final int RING_BLOCK_BYTES = 1 << 18;

  /// About half a second of small packets at a million per second.
  public static final int USUAL_RING_BYTES = 64 << 20;

  public LiveCapture {
    if (ringBytes < 2 * RING_BLOCK_BYTES || ringBytes % RING_BLOCK_BYTES != 0) {
      throw new Fault.Invalid(
          "a ring of "
              + ringBytes
              + " bytes cannot be used; it must be a multiple of "
              + RING_BLOCK_BYTES
              + " and hold two of them at least");
    }
  }

  /// All packets of an interface of the host.
  public static LiveCapture of(String interfaceName) {
    return new LiveCapture(interfaceName, NetworkNamespace.HOST, USUAL_RING_BYTES, true);
  }

  /// The same in another namespace.
  public LiveCapture in(NetworkNamespace other) {
    return new LiveCapture(interfaceName, other, ringBytes, promiscuous);
  }

  /// The interface for messages.
  String label() {
    String path = namespace.path();
    return path == null
        ? "interface " + interfaceName
        : "interface " + interfaceName + " of network namespace " + path;
  }
}
