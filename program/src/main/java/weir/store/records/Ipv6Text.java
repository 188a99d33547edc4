package weir.store.records;

/// Reads IPv6 addresses out of a byte array: any RFC 4291 text without a zone. One instance is
/// reused for address after address, by its owner only.
final class Ipv6Text {
  private long high;
  private long low;

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  /// Reads the characters from `start` to before `end` into [#high] and [#low]; false when they are
  /// no IPv6 address.
  boolean parse(byte[] bytes, int start, int end) {
    high = 0;
    low = 0;
    int groups = 0;
    int gapAt = -1;
    int at = start;
    if (end - start < 2) {
      return false;
    }
    if (bytes[at] == ':') {
      if (bytes[at + 1] != ':') {
        return false;
      }
      gapAt = 0;
      at += 2;
    }
    while (at < end) {
      int groupStart = at;
      int value = 0;
      while (at < end && at - groupStart < 5 && hexDigit(bytes[at]) >= 0) {
        value = value << 4 | hexDigit(bytes[at++]);
      }
      if (at < end && bytes[at] == '.') {
        long dotted = AddressText.parseIpv4(bytes, groupStart, end);
        if (dotted < 0 || groups > 6) {
          return false;
        }
        append((int) (dotted >>> 16) & 0xffff);
        append((int) dotted & 0xffff);
        groups += 2;
        at = end;
        break;
      }
      if (at == groupStart || at - groupStart > 4 || ++groups > 8) {
        return false;
      }
      append(value);
      if (at == end) {
        break;
      }
      if (bytes[at++] != ':' || at == end) {
        return false;
      }
      if (bytes[at] == ':') {
        if (gapAt >= 0) {
          return false;
        }
        gapAt = groups;
        at++;
      }
    }
    return gapAt < 0 ? groups == 8 : groups < 8 && openGap(gapAt, groups);
  }

  private void append(int group) {
    high = high << 16 | low >>> 48;
    low = low << 16 | group;
  }

  /// Moves the groups before the gap to the left end.
  private boolean openGap(int gapAt, int groups) {
    int behind = 16 * (groups - gapAt);
    long behindHigh = behind <= 64 ? 0 : high & ~(-1L << (behind - 64));
    long behindLow = behind >= 64 ? low : low & ~(-1L << behind);
    long beforeHigh = shiftedHigh(16 * (8 - groups), high ^ behindHigh, low ^ behindLow);
    long beforeLow = shiftedLow(16 * (8 - groups), low ^ behindLow);
    high = beforeHigh | behindHigh;
    low = beforeLow | behindLow;
    return true;
  }

  private static long shiftedHigh(int bits, long high, long low) {
    if (bits >= 128) {
      return 0;
    }
    return bits >= 64 ? low << (bits - 64) : high << bits | low >>> (64 - bits);
  }

  private static long shiftedLow(int bits, long low) {
    return bits >= 64 ? 0 : low << bits;
  }

  private static int hexDigit(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
