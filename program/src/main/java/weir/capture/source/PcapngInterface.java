package weir.capture.source;

import static weir.capture.source.FileWord.i64;
import static weir.capture.source.FileWord.u16;
import static weir.capture.source.FileWord.u32;
import static weir.capture.source.FileWord.u8;

/// An interface that a section of a pcapng file describes: how to read the packets that name it.
///
/// @param snapBytes how many bytes of a packet were captured at most, 0 for all
record PcapngInterface(int linkType, long snapBytes, PcapngClock clock) {
  static final int BODY_BYTES = 8;

  private static final int RESOLUTION_OPTION = 9;
  private static final int OFFSET_OPTION = 14;

  /// Reads the body of an Interface Description Block.
  static PcapngInterface read(byte[] array, int body, int bodyEnd, boolean bigEndian) {
    int options = body + BODY_BYTES;
    int resolutionAt = PcapngOptions.find(array, options, bodyEnd, bigEndian, RESOLUTION_OPTION, 1);
    int offsetAt = PcapngOptions.find(array, options, bodyEnd, bigEndian, OFFSET_OPTION, 8);
    PcapngClock standard = PcapngClock.MICROSECONDS;
    return new PcapngInterface(
        u16(array, body, bigEndian),
        u32(array, body + 4, bigEndian),
        new PcapngClock(
            resolutionAt < 0 ? standard.resolution() : u8(array, resolutionAt),
            offsetAt < 0 ? standard.offsetSeconds() : i64(array, offsetAt, bigEndian)));
  }
}
