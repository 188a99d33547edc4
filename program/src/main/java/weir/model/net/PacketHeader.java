package weir.model.net;

/// The decoded headers of one packet. Written by its lane only, and reused: nobody keeps a
/// reference past the call that received it.
///
/// Addresses are halves as in [IpAddress]; a field that the packet does not have is 0. Read the
/// fields after the decoder answered OK.
public final class PacketHeader {
  /// When the packet was captured: nanoseconds since the Unix epoch, by the capture's own clock.
  public long capturedAtNanos;

  /// Total length of the IP packet with its header, without link-layer bytes: what a record counts
  /// as bytes.
  public int lengthBytes;

  /// 4 or 6.
  public int ipVersion;

  public long sourceHigh;
  public long sourceLow;
  public long destinationHigh;
  public long destinationLow;

  /// IANA number of the transport, IPv6 extension headers skipped.
  public int protocol;

  /// 0 for protocols without ports.
  public int sourcePort;

  public int destinationPort;

  /// Control bits as on the wire; 0 unless TCP. See [TcpFlags].
  public int tcpFlags;

  /// ICMP or ICMPv6 type and code; 0 otherwise.
  public int icmpType;

  public int icmpCode;

  /// ICMP echo identifier; 0 otherwise.
  public int icmpIdentifier;

  /// Whether the packet is a fragment other than the first, whose ports come from the first one
  /// when that was seen.
  public boolean laterFragment;

  /// Ethernet addresses in the low 48 bits; 0 where the link layer has none.
  public long sourceMac;

  public long destinationMac;

  /// Which way the packet crossed the captured link, as the capture itself says.
  public LinkDirection linkDirection = LinkDirection.UNKNOWN;
}
