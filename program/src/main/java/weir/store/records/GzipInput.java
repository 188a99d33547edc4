package weir.store.records;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/// Unpacks gzip (RFC 1952): one member or several end to end, zeros behind the last allowed. Memory
/// does not grow with the stream. What is damaged or breaks off ends in a [TornInputException],
/// after every byte before it was delivered.
///
/// The work is done by ISA-L where it is installed, else by the JDK; [#implementation] says which.
public final class GzipInput extends InputStream {
  private static final int PIECE = 1 << 16;
  private static final int HISTORY = 8;
  private static final int HAS_HEADER_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream source;
  private final Inflate inflate;
  private final CRC32 checksum = new CRC32();
  private final byte[] piece = new byte[HISTORY + PIECE];
  private int at = HISTORY;
  private int limit = HISTORY;
  private long memberBytes;
  private boolean inMember;
  private boolean anyMember;
  private boolean ended;
  private boolean closed;

  GzipInput(InputStream source, Inflate inflate) {
    this.source = source;
    this.inflate = inflate;
  }

  /// Unpacks a stream; closing this closes it too.
  public static GzipInput open(InputStream source) {
    return new GzipInput(source, Inflate.quickest());
  }

  /// What does the unpacking on this machine, such as `igzip (libisal.so.2)`.
  public static String implementation() {
    return Inflate.quickestName();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember && !beginMember()) {
        ended = true;
        break;
      }
      int count = unpack(target, offset, length);
      if (count > 0) {
        checksum.update(target, offset, count);
        memberBytes += count;
        return count;
      }
      if (inflate.isFinished()) {
        endMember();
      } else if (fill()) {
        inflate.input(piece, at, limit - at);
        at = limit;
      } else {
        throw new TornInputException("gzip breaks off in the middle");
      }
    }
    return -1;
  }

  private int unpack(byte[] target, int offset, int length) throws IOException {
    try {
      return inflate.read(target, offset, length);
    } catch (DataFormatException notDeflate) {
      ended = true;
      throw new TornInputException("gzip is damaged: " + notDeflate.getMessage());
    }
  }

  private boolean beginMember() throws IOException {
    int first = anyMember ? firstBehindZeros() : next();
    if (first < 0) {
      return false;
    }
    if (first != 0x1f || next() != 0x8b || next() != 8) {
      ended = true;
      throw new TornInputException(anyMember ? "gzip is followed by something else" : "is no gzip");
    }
    int flags = need();
    if ((flags & RESERVED) != 0) {
      ended = true;
      throw new TornInputException("gzip header has unknown flags " + flags);
    }
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(need() | need() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_HEADER_CHECKSUM) != 0) {
      skip(2);
    }
    inMember = true;
    anyMember = true;
    memberBytes = 0;
    checksum.reset();
    inflate.input(piece, at, limit - at);
    at = limit;
    return true;
  }

  private void endMember() throws IOException {
    at = limit - inflate.rest();
    long expected = word();
    long length = word();
    if (expected != checksum.getValue() || length != (memberBytes & 0xffff_ffffL)) {
      ended = true;
      throw new TornInputException("gzip is damaged: its checksum does not fit its contents");
    }
    inflate.reset();
    inMember = false;
  }

  private long word() throws IOException {
    return need() | (long) need() << 8 | (long) need() << 16 | (long) need() << 24;
  }

  private int firstBehindZeros() throws IOException {
    int first = next();
    while (first == 0) {
      first = next();
    }
    return first;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      need();
    }
  }

  private void skipText() throws IOException {
    while (need() != 0) {
      // The file name or comment is of no use here.
    }
  }

  private int need() throws IOException {
    int value = next();
    if (value < 0) {
      ended = true;
      throw new TornInputException("gzip breaks off in the middle");
    }
    return value;
  }

  private int next() throws IOException {
    return at < limit || fill() ? piece[at++] & 0xff : -1;
  }

  /// Reads on, with the last bytes kept in front: a decoder may have looked ahead of the end.
  private boolean fill() throws IOException {
    System.arraycopy(piece, limit - HISTORY, piece, 0, HISTORY);
    int count = source.read(piece, HISTORY, PIECE);
    at = HISTORY;
    limit = HISTORY + Math.max(count, 0);
    if (count < 0) {
      ended = true;
    }
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      ended = true;
      inflate.close();
      source.close();
    }
  }
}
