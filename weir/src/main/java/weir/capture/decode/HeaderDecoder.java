package weir.capture.decode;

import weir.model.net.PacketHeader;

/// Reads the headers of one packet into the lane's reused header. Owned by one lane.
public final class HeaderDecoder {
  /// @param linkType LINKTYPE_ number of the first header
  public Decoded decode(byte[] bytes, int offset, int length, int linkType, PacketHeader into) {
    return Decoded.UNSUPPORTED;
  }
}
