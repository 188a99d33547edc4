package weir.store.records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;

/// Opens a file of flow records whatever its form: text, gzip of text, or Parquet. The content
/// decides, not the name.
public final class RecordFile {
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
      return open(file.toString(), Files.newInputStream(file), projection, format);
    } catch (NoSuchFileException missing) {
      throw new Fault.NotFound(file + " does not exist");
    } catch (IOException failed) {
      throw new Fault.Unavailable(file + " cannot be opened: " + failed.getMessage(), failed);
    }
  }

  /// Opens a stream; the reader closes it.
  ///
  /// @param name what notices and faults call it
  public static RecordReader open(
      String name, InputStream stream, Projection projection, Optional<RecordFormat> format) {
    byte[] magic;
    try {
      magic = stream.readNBytes(MAGIC_BYTES);
    } catch (IOException failed) {
      throw new Fault.Unavailable(name + " cannot be read: " + failed.getMessage(), failed);
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), stream);
    if (isGzip(magic)) {
      whole = GzipInput.open(whole);
    }
    return RecordTextReader.open(name, whole, projection, format);
  }

  private static boolean isGzip(byte[] magic) {
    return magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
  }
}
