package weir.capture.decode;

/// What became of one packet's bytes.
public enum Decoded {
  /// The header is filled.
  OK,
  /// The bytes end before the headers do.
  TRUNCATED,
  /// The packet carries no IP: ARP, spanning tree and the like, which flow logs never record.
  NOT_IP,
  /// The link type, a header's version or its nesting is none that Weir knows, or a length
  /// contradicts another.
  UNSUPPORTED
}
