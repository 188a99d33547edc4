package weir.store.records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;

/// Opens a file of flow records whatever its form: text, gzip of text, or Parquet. The content
/// decides, not the name.
public final class RecordFile {
  /// The most bytes of Parquet that are held in memory.
  public static final int LARGEST_PARQUET_STREAM = 1 << 28;

  private static final int MAGIC_BYTES = 4;

  private RecordFile() {}

  /// Opens a file.
  ///
  /// @throws Fault.NotFound when there is no such file
  public static RecordReader open(Path file, Projection projection) {
    return open(file, projection, Optional.empty());
  }

  /// Opens a file whose text lines have this format if no header line says otherwise.
  public static RecordReader open(Path file, Projection projection, Optional<RecordFormat> format) {
    try {
      InputStream stream = Files.newInputStream(file);
      byte[] magic = stream.readNBytes(MAGIC_BYTES);
      if (Arrays.equals(magic, ParquetFormat.MAGIC)) {
        stream.close();
        return ParquetReader.open(file.toString(), ParquetSource.of(file), projection);
      }
      return text(file.toString(), magic, stream, projection, format);
    } catch (NoSuchFileException missing) {
      throw new Fault.NotFound(file + " does not exist");
    } catch (IOException failed) {
      throw new Fault.Unavailable(file + " cannot be opened: " + failed.getMessage(), failed);
    }
  }

  /// Opens a stream; the reader closes it.
  ///
  /// A Parquet file's end must be read first: one that comes as a stream is held in memory.
  ///
  /// @param name what notices and faults call it
  /// @throws Fault.Unsupported when a stream is Parquet and larger than [#LARGEST_PARQUET_STREAM]
  public static RecordReader open(
      String name, InputStream stream, Projection projection, Optional<RecordFormat> format) {
    try {
      byte[] magic = stream.readNBytes(MAGIC_BYTES);
      return Arrays.equals(magic, ParquetFormat.MAGIC)
          ? parquet(name, magic, stream, projection)
          : text(name, magic, stream, projection, format);
    } catch (IOException failed) {
      throw new Fault.Unavailable(name + " cannot be read: " + failed.getMessage(), failed);
    }
  }

  private static RecordReader text(
      String name,
      byte[] magic,
      InputStream stream,
      Projection projection,
      Optional<RecordFormat> format) {
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), stream);
    return RecordTextReader.open(
        name, isGzip(magic) ? GzipInput.open(whole) : whole, projection, format);
  }

  private static RecordReader parquet(
      String name, byte[] magic, InputStream stream, Projection projection) throws IOException {
    byte[] rest = stream.readNBytes(LARGEST_PARQUET_STREAM);
    if (stream.read() >= 0) {
      throw new Fault.Unsupported(
          name
              + " is a Parquet stream of more than "
              + LARGEST_PARQUET_STREAM
              + " bytes; keep it as a file and read that");
    }
    stream.close();
    byte[] whole = Arrays.copyOf(magic, magic.length + rest.length);
    System.arraycopy(rest, 0, whole, magic.length, rest.length);
    return ParquetReader.open(name, new ParquetSource.OfBytes(whole), projection);
  }

  private static boolean isGzip(byte[] magic) {
    return magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
  }
}
