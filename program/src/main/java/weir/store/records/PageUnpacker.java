package weir.store.records;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Decompresses page after page of one file, with memory that is kept between them. Used by one
/// thread.
final class PageUnpacker implements AutoCloseable {
  private @Nullable ZstdDecompressCtx zstd;

  /// Fills `target` and answers how many bytes the page has; if that is not the array's length, the
  /// page is not what its header says.
  ///
  /// @throws IOException when the bytes are damaged
  int unpack(ParquetCodec codec, ByteCursor packed, byte[] target) throws IOException {
    return switch (codec) {
      case UNCOMPRESSED, SNAPPY, GZIP ->
          codec.decompress(packed.bytes(), packed.position(), packed.remaining(), target);
      case ZSTD -> zstd(packed, target);
    };
  }

  private int zstd(ByteCursor packed, byte[] target) throws IOException {
    ZstdDecompressCtx context = zstd;
    if (context == null) {
      context = new ZstdDecompressCtx();
      zstd = context;
    }
    try {
      return context.decompressByteArray(
          target, 0, target.length, packed.bytes(), packed.position(), packed.remaining());
    } catch (ZstdException damaged) {
      throw new IOException(damaged.getMessage(), damaged);
    }
  }

  @Override
  public void close() {
    ZstdDecompressCtx context = zstd;
    if (context != null) {
      context.close();
      zstd = null;
    }
  }
}
