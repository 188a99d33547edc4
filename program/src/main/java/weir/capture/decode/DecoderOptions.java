package weir.capture.decode;

/// Which tunnels a decoder looks into. What travels in an opened tunnel is recorded in place of the
/// packet that carried it.
///
/// @param opensVxlan UDP port 4789, as AWS traffic mirroring sends copies
/// @param opensGeneve UDP port 6081, as Gateway Load Balancers send packets
public record DecoderOptions(boolean opensVxlan, boolean opensGeneve) {
  /// Every packet is recorded as it was on the wire.
  public static final DecoderOptions AS_CAPTURED = new DecoderOptions(false, false);

  /// Both tunnels are opened.
  public static final DecoderOptions MIRRORED = new DecoderOptions(true, true);
}
