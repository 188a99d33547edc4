package weir.store.records;

import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;

/// Reads the pages of one column of one row group, in file order. What a page announces is checked
/// against the chunk before memory is taken for it.
final class ParquetPageReader {
  private static final int[] NO_LEVELS = new int[0];
  private static final int HEADER_WINDOW = 1 << 10;
  private static final int LARGEST_HEADER = 1 << 20;
  private static final int LARGEST_PAGE = 1 << 26;
  private static final int MOST_VALUES = 1 << 22;

  /// For a page that has no checksum.
  private static final long UNCHECKED = -1;

  /// No codec packs closer than this, zstd's repeated bytes included.
  private static final long CLOSEST_PACKING = 33_000;

  /// A data page.
  ///
  /// @param rows rows in it
  /// @param isFull whether every row has a value
  /// @param levels 1 for each row with a value, 0 for the others; of no use in a full page
  /// @param indexes which dictionary entry each value is; none when the values are plain
  /// @param values plain values; of no use with indexes
  record Page(int rows, boolean isFull, int[] levels, DictionaryIndexes indexes, RawValues values) {
    boolean isIndexed() {
      return indexes.count() > 0;
    }
  }

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
  private final ParquetCodec codec;
  private final int type;
  private final boolean nullable;
  private final long end;
  private long position;
  private RawValues dictionary = RawValues.ofNumbers(new long[0]);
  private boolean dictionaryIsNew;

  ParquetPageReader(ParquetSource source, ParquetMetadata.Chunk chunk, boolean nullable)
      throws DamagedParquetException {
    this.source = source;
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

  /// The dictionary that the pages' indexes point into, if it was met since the last question.
  Optional<RawValues> takeDictionary() {
    if (!dictionaryIsNew) {
      return Optional.empty();
    }
    dictionaryIsNew = false;
    return Optional.of(dictionary);
  }

  /// Reads the next data page, with the dictionary page before it if there is one.
  Page next() throws IOException {
    while (true) {
      if (position >= end) {
        throw new DamagedParquetException("has fewer values in a column than rows");
      }
      Header header = header();
      byte[] body = new byte[header.packed()];
      source.read(position, body, 0, body.length);
      position += body.length;
      check(header, body);
      switch (header.type()) {
        case ParquetFormat.DICTIONARY_PAGE -> {
          byte[] page = unpack(body, 0, header.unpacked(), header.plain());
          dictionary = RawValues.plain(new ByteCursor(page, 0, page.length), type, header.values());
          dictionaryIsNew = true;
        }
        case ParquetFormat.DATA_PAGE -> {
          byte[] page = unpack(body, 0, header.unpacked(), header.plain());
          return page(header, new ByteCursor(page, 0, page.length));
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
    int window = HEADER_WINDOW;
    while (true) {
      int length = (int) Math.min(window, end - position);
      byte[] bytes = new byte[length];
      source.read(position, bytes, 0, length);
      ByteCursor cursor = new ByteCursor(bytes, 0, length);
      try {
        Header header = parse(new ThriftInput(cursor));
        position += cursor.position();
        check(header);
        return header;
      } catch (DamagedParquetException damaged) {
        // Statistics may make a header long: look at more of it before giving up.
        if (cursor.remaining() > 64 || length == end - position || window >= LARGEST_HEADER) {
          throw damaged;
        }
        window *= 8;
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

  private static void check(Header header, byte[] body) throws DamagedParquetException {
    if (header.checksum() != UNCHECKED) {
      CRC32 checksum = new CRC32();
      checksum.update(body);
      if (checksum.getValue() != header.checksum()) {
        throw new DamagedParquetException("has a page whose checksum does not fit");
      }
    }
  }

  private byte[] unpack(byte[] body, int from, int unpacked, boolean plain) throws IOException {
    byte[] page = new byte[unpacked];
    ParquetCodec how = plain ? ParquetCodec.UNCOMPRESSED : codec;
    int length;
    try {
      length = how.decompress(body, from, body.length - from, page);
    } catch (IOException damaged) {
      throw new DamagedParquetException("has a page that does not unpack: " + damaged.getMessage());
    }
    if (length != unpacked) {
      throw new DamagedParquetException(
          "has a page that unpacks to " + length + " bytes but is said to have " + unpacked);
    }
    return page;
  }

  private Page page(Header header, ByteCursor in) throws DamagedParquetException {
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

  private Page pageVersion2(Header header, byte[] body) throws IOException {
    ByteCursor in = new ByteCursor(body, 0, body.length);
    int from = in.take(header.levelBytes());
    int[] levels = nullable ? levels(body, from, header.levelBytes(), header.values()) : NO_LEVELS;
    int unpacked = header.unpacked() - header.levelBytes();
    if (unpacked < 0) {
      throw new DamagedParquetException("has levels that are larger than their page");
    }
    boolean nothing = body.length == header.levelBytes();
    byte[] page = unpack(body, header.levelBytes(), unpacked, header.plain() || nothing);
    return values(header, levels, new ByteCursor(page, 0, page.length));
  }

  private Page values(Header header, int[] levels, ByteCursor in) throws DamagedParquetException {
    int present = levels.length == 0 ? header.values() : 0;
    for (int level : levels) {
      present += level;
    }
    DictionaryIndexes indexes = DictionaryIndexes.NONE;
    RawValues values = RawValues.ofNumbers(new long[0]);
    if (present > 0) {
      switch (header.encoding()) {
        case ParquetFormat.PLAIN -> values = RawValues.plain(in, type, present);
        case ParquetFormat.PLAIN_DICTIONARY, ParquetFormat.RLE_DICTIONARY ->
            indexes = DictionaryIndexes.of(in, in.u8(), present, dictionary.count());
        case ParquetFormat.DELTA_BINARY_PACKED ->
            values = RawValues.ofNumbers(DeltaInput.read(in, present));
        case ParquetFormat.DELTA_LENGTH_BYTE_ARRAY -> values = RawValues.texts(in, present);
        default ->
            throw new DamagedParquetException(
                "has a page in encoding number " + header.encoding() + ", which Weir cannot read");
      }
    }
    return new Page(header.values(), present == header.values(), levels, indexes, values);
  }
}
