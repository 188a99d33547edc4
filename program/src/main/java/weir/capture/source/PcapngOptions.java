package weir.capture.source;

import static weir.capture.source.FileWord.u16;

/// The options at the end of a pcapng block: code, length, value padded to four bytes, again and
/// again.
final class PcapngOptions {
  private PcapngOptions() {}

  /// Where the value of the first such option starts, or -1 when there is none of that length.
  static int find(byte[] array, int from, int end, boolean bigEndian, int code, int length) {
    int at = from;
    while (end - at >= 4) {
      int thisCode = u16(array, at, bigEndian);
      int thisLength = u16(array, at + 2, bigEndian);
      if (thisCode == 0 || end - at - 4 < thisLength) {
        return -1;
      }
      if (thisCode == code && thisLength == length) {
        return at + 4;
      }
      at += 4 + padded(thisLength);
    }
    return -1;
  }

  static int padded(int length) {
    return (length + 3) & ~3;
  }
}
