package weir.model.net;

/// Which way a packet crossed the link it was captured on, seen from the host that owns the link.
public enum LinkDirection {
  UNKNOWN,
  /// The host received it.
  RECEIVED,
  /// The host sent it.
  SENT
}
