package weir.store.records;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.xerial.snappy.Snappy;

/// How the pages of a Parquet file are compressed.
public enum ParquetCodec {
  UNCOMPRESSED(0) {
    @Override
    void compress(byte[] bytes, int length, ByteSink out) {
      out.put(bytes, 0, length);
    }

    @Override
    int decompress(byte[] bytes, int from, int length, byte[] target) {
      int count = Math.min(length, target.length);
      System.arraycopy(bytes, from, target, 0, count);
      return length;
    }
  },
  SNAPPY(1) {
    @Override
    void compress(byte[] bytes, int length, ByteSink out) throws IOException {
      byte[] target = out.reserve(Snappy.maxCompressedLength(length));
      out.advance(out.size() + Snappy.compress(bytes, 0, length, target, out.size()));
    }

    @Override
    int decompress(byte[] bytes, int from, int length, byte[] target) throws IOException {
      int unpacked = Snappy.uncompressedLength(bytes, from, length);
      return unpacked > target.length
          ? unpacked
          : Snappy.uncompress(bytes, from, length, target, 0);
    }
  },
  /// What AWS uses.
  GZIP(2) {
    @Override
    void compress(byte[] bytes, int length, ByteSink out) {
      out.put(GZIP_HEADER, 0, GZIP_HEADER.length);
      try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
        deflater.setInput(bytes, 0, length);
        deflater.finish();
        while (!deflater.finished()) {
          byte[] target = out.reserve(length / 4 + 512);
          out.advance(
              out.size() + deflater.deflate(target, out.size(), target.length - out.size()));
        }
      }
      CRC32 checksum = new CRC32();
      checksum.update(bytes, 0, length);
      out.putInt((int) checksum.getValue());
      out.putInt(length);
    }

    @Override
    int decompress(byte[] bytes, int from, int length, byte[] target) throws IOException {
      try (GzipInput gzip =
          new GzipInput(new ByteArrayInputStream(bytes, from, length), new JdkInflate())) {
        int count = gzip.readNBytes(target, 0, target.length);
        return gzip.read() < 0 ? count : count + 1;
      }
    }
  },
  ZSTD(6) {
    @Override
    void compress(byte[] bytes, int length, ByteSink out) {
      try (ZstdPages pages = new ZstdPages()) {
        pages.compress(bytes, length, out);
      }
    }

    @Override
    Pages pages() {
      return new ZstdPages();
    }

    // Where the choice is ours alone: an eighth is worth it.
    @Override
    boolean pays(long packed, long plain) {
      return packed < plain - plain / 8;
    }

    @Override
    int decompress(byte[] bytes, int from, int length, byte[] target) throws IOException {
      try (PageUnpacker once = new PageUnpacker()) {
        return once.unpack(this, new ByteCursor(bytes, from, from + length), target);
      }
    }
  };

  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private final int number;

  ParquetCodec(int number) {
    this.number = number;
  }

  /// The number that stands for the codec in a file.
  int number() {
    return number;
  }

  /// Appends the bytes, compressed.
  abstract void compress(byte[] bytes, int length, ByteSink out) throws IOException;

  /// Compresses page after page with memory that is kept between them. Used by one writer.
  interface Pages extends AutoCloseable {
    /// Appends the bytes, compressed.
    void compress(byte[] bytes, int length, ByteSink out) throws IOException;

    @Override
    default void close() {}
  }

  /// What one writer compresses its pages with.
  Pages pages() {
    return this::compress;
  }

  /// Whether pages are to be written as they were compressed, or plain after all.
  boolean pays(long packed, long plain) {
    return true;
  }

  private static final class ZstdPages implements Pages {
    /// The quickest level but for the negative ones, which pack much worse.
    private static final int LEVEL = 1;

    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);

    @Override
    public void compress(byte[] bytes, int length, ByteSink out) {
      int most = Math.toIntExact(Zstd.compressBound(length));
      byte[] target = out.reserve(most);
      int count = context.compressByteArray(target, out.size(), most, bytes, 0, length);
      out.advance(out.size() + count);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  /// Fills `target` and answers how many bytes the page has; if that is not the array's length, the
  /// page is not what its header says.
  ///
  /// @throws IOException when the bytes are damaged
  abstract int decompress(byte[] bytes, int from, int length, byte[] target) throws IOException;
}
