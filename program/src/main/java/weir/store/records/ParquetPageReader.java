package weir.store.records;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;

/// Reads the pages of one column of one row group, in file order. What a page announces is checked
/// against the chunk before memory is taken for it.
final class ParquetPageReader implements ParquetPage.Source {
  private static final int[] NO_LEVELS = new int[0];
  private static final int HEADER_WINDOW = 1 << 10;

  /// So much is read at a time, which is the whole of most columns.
  private static final int WINDOW = 1 << 16;

  private static final int LARGEST_HEADER = 1 << 20;
  private static final int LARGEST_PAGE = 1 << 26;
  private static final int MOST_VALUES = 1 << 22;

  /// For a page that has no checksum.
  private static final long UNCHECKED = -1;

  /// No codec packs closer than this, zstd's repeated bytes included.
  private static final long CLOSEST_PACKING = 33_000;

  private record Header(
      int type,
      int packed,
      int unpacked,
      int values,
      int encoding,
      int levelBytes,
      boolean plain,
      long checksum) {}

  private final ParquetSource source;
  private final PageUnpacker unpacker;
  private final ParquetCodec codec;
  private final int type;
  private final boolean nullable;
  private final long end;
  private long position;
  private RawValues dictionary = RawValues.NONE;

  /// Bytes of the file from a position on, read ahead.
  private byte[] window = new byte[0];

  private long windowFrom;

  /// @param unpacker of the same file
  ParquetPageReader(
      ParquetSource source, PageUnpacker unpacker, ParquetMetadata.Chunk chunk, boolean nullable)
      throws DamagedParquetException {
    this.source = source;
    this.unpacker = unpacker;
    this.codec = codec(chunk.codec());
    this.type = chunk.type();
    this.nullable = nullable;
    this.position = chunk.start();
    this.end = chunk.start() + chunk.length();
  }

  private static ParquetCodec codec(int number) throws DamagedParquetException {
    for (ParquetCodec codec : ParquetCodec.values()) {
      if (codec.number() == number) {
        return codec;
      }
    }
    throw new DamagedParquetException(
        "is compressed with codec number "
            + number
            + " but Weir reads uncompressed, snappy, gzip and zstd");
  }

  /// The dictionary, when there is one and the first data page holds so many rows all of which
  /// point into it. The first data page is the next one in any case.
  Optional<RawValues> soleDictionary(int rows) throws IOException {
    long start = position;
    Header first = header();
    if (first.type() != ParquetFormat.DICTIONARY_PAGE) {
      position = start;
      return Optional.empty();
    }
    readDictionary(first, body(first));
    long behind = position;
    Header data = header();
    position = behind;
    boolean isSole =
        data.values() == rows
            && new ParquetPage.Layout(data.values(), data.encoding(), type).isIndexed();
    return isSole ? Optional.of(dictionary) : Optional.empty();
  }

  /// The bytes of a page, at the position behind its header.
  private ByteCursor body(Header header) throws IOException {
    ByteCursor body = bytes(header.packed());
    position += header.packed();
    check(header, body);
    return body;
  }

  /// So many bytes from the position on; what is ahead in memory is not copied.
  private ByteCursor bytes(int length) throws IOException {
    long ahead = windowFrom + window.length - position;
    if (position < windowFrom || ahead < length) {
      window = new byte[(int) Math.min(Math.max(length, WINDOW), end - position)];
      windowFrom = position;
      source.read(position, window, 0, window.length);
    }
    int from = (int) (position - windowFrom);
    return new ByteCursor(window, from, from + length);
  }

  private void readDictionary(Header header, ByteCursor body) throws IOException {
    dictionary =
        RawValues.plain(unpack(body, header.unpacked(), header.plain()), type, header.values());
  }

  /// Reads the next data page, with the dictionary page before it if there is one.
  @Override
  public ParquetPage next() throws IOException {
    while (true) {
      if (position >= end) {
        throw new DamagedParquetException("has fewer values in a column than rows");
      }
      Header header = header();
      ByteCursor body = body(header);
      switch (header.type()) {
        case ParquetFormat.DICTIONARY_PAGE -> readDictionary(header, body);
        case ParquetFormat.DATA_PAGE -> {
          return page(header, unpack(body, header.unpacked(), header.plain()));
        }
        case ParquetFormat.DATA_PAGE_V2 -> {
          return pageVersion2(header, body);
        }
        default -> {
          // An index page; nobody writes them, and they may be passed over.
        }
      }
    }
  }

  private Header header() throws IOException {
    int most = HEADER_WINDOW;
    while (true) {
      int length = (int) Math.min(most, end - position);
      ByteCursor cursor = bytes(length);
      int from = cursor.position();
      try {
        Header header = parse(new ThriftInput(cursor));
        position += cursor.position() - from;
        check(header);
        return header;
      } catch (DamagedParquetException damaged) {
        // Statistics may make a header long: look at more of it before giving up.
        if (cursor.remaining() > 64 || length == end - position || most >= LARGEST_HEADER) {
          throw damaged;
        }
        most *= 8;
      }
    }
  }

  private static Header parse(ThriftInput in) throws DamagedParquetException {
    int pageType = -1;
    int packed = -1;
    int unpacked = -1;
    long checksum = UNCHECKED;
    Header inner = new Header(-1, -1, -1, -1, -1, 0, false, UNCHECKED);
    while (in.nextField()) {
      switch (in.id()) {
        case 1 -> pageType = in.i32();
        case 2 -> unpacked = in.i32();
        case 3 -> packed = in.i32();
        case 4 -> checksum = in.i32() & 0xffff_ffffL;
        case 5, 7 -> inner = inner(in, false);
        case 8 -> inner = inner(in, true);
        default -> in.skip();
      }
    }
    return new Header(
        pageType,
        packed,
        unpacked,
        inner.values(),
        inner.encoding(),
        inner.levelBytes(),
        inner.plain(),
        checksum);
  }

  private static Header inner(ThriftInput in, boolean version2) throws DamagedParquetException {
    int values = -1;
    int encoding = -1;
    int levelBytes = 0;
    boolean plain = false;
    in.enter();
    while (in.nextField()) {
      switch (in.id()) {
        case 1 -> values = in.i32();
        case 2 -> {
          if (version2) {
            in.skip();
          } else {
            encoding = in.i32();
          }
        }
        case 4 -> {
          if (version2) {
            encoding = in.i32();
          } else {
            in.skip();
          }
        }
        case 5 -> {
          if (version2) {
            levelBytes = in.i32();
          } else {
            in.skip();
          }
        }
        case 7 -> {
          if (version2) {
            plain = !in.flag();
          } else {
            in.skip();
          }
        }
        default -> in.skip();
      }
    }
    in.leave();
    return new Header(-1, -1, -1, values, encoding, levelBytes, plain, UNCHECKED);
  }

  private void check(Header header) throws DamagedParquetException {
    if (header.packed() < 0 || header.packed() > end - position) {
      throw new DamagedParquetException(
          "has a page of " + header.packed() + " bytes in a column of " + (end - position));
    }
    if (header.unpacked() < 0
        || header.unpacked() > LARGEST_PAGE
        || header.unpacked() > header.packed() * CLOSEST_PACKING + 1024) {
      throw new DamagedParquetException(
          "has a page of "
              + header.packed()
              + " bytes that is said to unpack to "
              + header.unpacked());
    }
    boolean hasValues =
        header.type() == ParquetFormat.DICTIONARY_PAGE
            || header.type() == ParquetFormat.DATA_PAGE
            || header.type() == ParquetFormat.DATA_PAGE_V2;
    if (hasValues && (header.values() < 0 || header.values() > MOST_VALUES)) {
      throw new DamagedParquetException("has a page of " + header.values() + " values");
    }
  }

  private static void check(Header header, ByteCursor body) throws DamagedParquetException {
    if (header.checksum() != UNCHECKED) {
      CRC32 checksum = new CRC32();
      checksum.update(body.bytes(), body.position(), body.remaining());
      if (checksum.getValue() != header.checksum()) {
        throw new DamagedParquetException("has a page whose checksum does not fit");
      }
    }
  }

  private ByteCursor unpack(ByteCursor body, int unpacked, boolean plain) throws IOException {
    if ((plain || codec == ParquetCodec.UNCOMPRESSED) && body.remaining() == unpacked) {
      return body;
    }
    byte[] page = new byte[unpacked];
    ParquetCodec how = plain ? ParquetCodec.UNCOMPRESSED : codec;
    int length;
    try {
      length = unpacker.unpack(how, body, page);
    } catch (IOException damaged) {
      throw new DamagedParquetException("has a page that does not unpack: " + damaged.getMessage());
    }
    if (length != unpacked) {
      throw new DamagedParquetException(
          "has a page that unpacks to " + length + " bytes but is said to have " + unpacked);
    }
    return new ByteCursor(page, 0, page.length);
  }

  private ParquetPage page(Header header, ByteCursor in) throws DamagedParquetException {
    int[] levels = NO_LEVELS;
    if (nullable) {
      int length = in.i32();
      int from = in.take(length);
      levels = levels(in.bytes(), from, length, header.values());
    }
    return values(header, levels, in);
  }

  /// Nothing when every row has a value, which is known from a few bytes.
  private static int[] levels(byte[] bytes, int from, int length, int count)
      throws DamagedParquetException {
    if (HybridInput.isAllOnes(new ByteCursor(bytes, from, from + length), count)) {
      return NO_LEVELS;
    }
    int[] levels = new int[count];
    HybridInput.read(new ByteCursor(bytes, from, from + length), 1, levels, count);
    return levels;
  }

  private ParquetPage pageVersion2(Header header, ByteCursor body) throws IOException {
    int length = body.remaining();
    int from = body.take(header.levelBytes());
    int[] levels =
        nullable ? levels(body.bytes(), from, header.levelBytes(), header.values()) : NO_LEVELS;
    int unpacked = header.unpacked() - header.levelBytes();
    if (unpacked < 0) {
      throw new DamagedParquetException("has levels that are larger than their page");
    }
    boolean nothing = length == header.levelBytes();
    return values(header, levels, unpack(body, unpacked, header.plain() || nothing));
  }

  private ParquetPage values(Header header, int[] levels, ByteCursor in)
      throws DamagedParquetException {
    return ParquetPage.of(
        new ParquetPage.Layout(header.values(), header.encoding(), type), levels, in, dictionary);
  }
}
