package weir.store.records;

import java.io.IOException;
import java.util.zip.CRC32;

/// Writes the pages of one column of a row group: a dictionary page if the column has a dictionary,
/// and one data page.
final class ParquetPages implements AutoCloseable {
  private final ParquetCodec codec;
  private final ParquetCodec.Pages compression;
  private final EncodedChunk encoded = new EncodedChunk();
  private final ByteSink levels = new ByteSink(1 << 10);
  private final ByteSink page = new ByteSink(1 << 16);
  private final ByteSink packedDictionary = new ByteSink(1 << 10);
  private final ByteSink packedPage = new ByteSink(1 << 16);
  private final ByteSink header = new ByteSink(64);
  private final CRC32 checksum = new CRC32();

  ParquetPages(ParquetCodec codec) {
    this.codec = codec;
    this.compression = codec.pages();
  }

  /// Appends the pages to `out` and answers what the footer says of them.
  ///
  /// @param filePosition where in the file `out` begins
  ParquetFooter.Chunk write(ColumnChunk chunk, ByteSink out, long filePosition) throws IOException {
    encoded.clear();
    if (chunk.present() > 0) {
      chunk.encode(encoded);
    }
    boolean hasDictionary = encoded.distinct() > 0;
    fillDataPage(chunk, hasDictionary);
    boolean packs = pack();
    long start = filePosition + out.size();
    long unpackedBytes = 0;
    if (hasDictionary) {
      unpackedBytes +=
          page(
              encoded.dictionary,
              packs ? packedDictionary : encoded.dictionary,
              new Header(ParquetFormat.DICTIONARY_PAGE, encoded.distinct(), ParquetFormat.PLAIN),
              out);
    }
    long dataPosition = filePosition + out.size();
    int encoding = hasDictionary ? ParquetFormat.RLE_DICTIONARY : encoded.encoding();
    unpackedBytes +=
        page(
            page,
            packs ? packedPage : page,
            new Header(ParquetFormat.DATA_PAGE, chunk.rows(), encoding),
            out);
    return new ParquetFooter.Chunk(
        chunk.rows(),
        chunk.rows() - chunk.present(),
        start,
        dataPosition,
        new ParquetFooter.Packing(
            packs ? codec : ParquetCodec.UNCOMPRESSED,
            unpackedBytes,
            filePosition + out.size() - start),
        encoding,
        encoded.isBounded()
            ? new ParquetFooter.Bounds(encoded.smallest(), encoded.largest())
            : ParquetFooter.Bounds.NONE);
  }

  /// Compresses the pages and says whether that is worth unpacking them again and again: packed
  /// numbers without an order hardly get smaller.
  private boolean pack() throws IOException {
    packedDictionary.clear();
    packedPage.clear();
    if (encoded.distinct() > 0) {
      compression.compress(encoded.dictionary.array(), encoded.dictionary.size(), packedDictionary);
    }
    compression.compress(page.array(), page.size(), packedPage);
    long plain = (long) encoded.dictionary.size() + page.size();
    long packed = (long) packedDictionary.size() + packedPage.size();
    return codec.pays(packed, plain);
  }

  private void fillDataPage(ColumnChunk chunk, boolean hasDictionary) {
    levels.clear();
    if (chunk.present() == chunk.rows() || chunk.present() == 0) {
      HybridRuns.writeRun(chunk.present() == 0 ? 0 : 1, chunk.rows(), 1, levels);
    } else {
      HybridRuns.write(chunk.levels(), chunk.rows(), 1, levels);
    }
    page.clear();
    page.putInt(levels.size());
    page.put(levels.array(), 0, levels.size());
    if (hasDictionary) {
      int bitWidth = HybridRuns.bitWidth(encoded.distinct() - 1);
      page.put(bitWidth);
      HybridRuns.write(encoded.codes(), chunk.present(), bitWidth, page);
    } else {
      page.put(encoded.plain.array(), 0, encoded.plain.size());
    }
  }

  /// What a page's header says beside its sizes.
  private record Header(int type, int values, int encoding) {}

  /// Appends a page and answers how many bytes it has unpacked, its header included.
  private long page(ByteSink content, ByteSink packed, Header about, ByteSink out) {
    header.clear();
    ThriftOutput thrift = new ThriftOutput(header);
    thrift.i32(1, about.type());
    thrift.i32(2, content.size());
    thrift.i32(3, packed.size());
    checksum.reset();
    checksum.update(packed.array(), 0, packed.size());
    thrift.i32(4, (int) checksum.getValue());
    if (about.type() == ParquetFormat.DICTIONARY_PAGE) {
      thrift.struct(
          7,
          () -> {
            thrift.i32(1, about.values());
            thrift.i32(2, about.encoding());
          });
    } else {
      thrift.struct(
          5,
          () -> {
            thrift.i32(1, about.values());
            thrift.i32(2, about.encoding());
            thrift.i32(3, ParquetFormat.RLE);
            thrift.i32(4, ParquetFormat.RLE);
          });
    }
    thrift.end();
    out.put(header.array(), 0, header.size());
    out.put(packed.array(), 0, packed.size());
    return (long) header.size() + content.size();
  }

  @Override
  public void close() {
    compression.close();
  }
}
