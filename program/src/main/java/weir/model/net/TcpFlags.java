package weir.model.net;

/// TCP control bits on the wire (RFC 9293 3.1) and their reading in a flow record.
public final class TcpFlags {
  public static final int FIN = 1;
  public static final int SYN = 2;
  public static final int RST = 4;
  public static final int PSH = 8;
  public static final int ACK = 16;
  public static final int URG = 32;

  private TcpFlags() {}

  /// What one packet adds to `tcp-flags` of its record: SYN, FIN and RST, and ACK only beside SYN
  /// (18). Values of several packets are OR-ed.
  public static int recorded(int wireBits) {
    int ackBesideSyn = (wireBits & SYN) << 3 & wireBits;
    return wireBits & (FIN | SYN | RST) | ackBesideSyn;
  }
}
