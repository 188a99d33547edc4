package weir.capture.source;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import weir.model.aws.Fault;

/// Opens capture files by what they start with, not by their names: pcap or pcapng, each plain or
/// compressed with gzip.
public final class CaptureFiles {
  /// What stands for standard input where a file name is expected.
  public static final String STANDARD_INPUT = "-";

  private static final int GZIP = 0x8b1f;
  private static final int INFLATER_BYTES = 1 << 16;

  private CaptureFiles() {}

  /// Opens the named file, or standard input for `-`.
  ///
  /// @throws Fault.NotFound when there is no such file
  /// @throws Fault.Denied when it may not be read
  /// @throws Fault.Corrupt when it is no capture file
  public static PacketSource open(String name) throws IOException {
    if (name.equals(STANDARD_INPUT)) {
      return open("standard input", new FileInputStream(FileDescriptor.in));
    }
    return open(Path.of(name));
  }

  /// Opens a file, with the faults of [#open(String)].
  public static PacketSource open(Path file) throws IOException {
    try {
      if (Files.isDirectory(file)) {
        throw new Fault.Invalid(file + " is a folder; name a capture file in it");
      }
      return open(file.toString(), Files.newInputStream(file));
    } catch (NoSuchFileException missing) {
      throw new Fault.NotFound("there is no file " + file);
    } catch (AccessDeniedException denied) {
      throw new Fault.Denied(file + " may not be read by this user");
    }
  }

  /// Reads a capture from a stream, which the source closes with itself.
  ///
  /// @param name what messages call it
  public static PacketSource open(String name, InputStream in) throws IOException {
    try {
      return detect(name, in, CaptureBytes.USUAL_CHUNK_BYTES);
    } catch (IOException | Fault failed) {
      in.close();
      throw failed;
    }
  }

  static PacketSource detect(String name, InputStream in, int chunkBytes) throws IOException {
    CaptureBytes bytes = new CaptureBytes(name, in, chunkBytes);
    if ((magic(bytes) & 0xffff) == GZIP) {
      bytes = new CaptureBytes(name, inflate(name, new ReplayedInput(bytes, in)), chunkBytes);
    }
    int magic = magic(bytes);
    if (magic == PcapngFileSource.SECTION_HEADER) {
      return new PcapngFileSource(bytes);
    }
    if (PcapFileSource.isMagic(magic)) {
      return new PcapFileSource(bytes);
    }
    int shown = Math.min(4, bytes.end());
    throw bytes.corrupt(
        0,
        shown == 0
            ? "nothing is there, but a capture file starts with a header"
            : "a file that starts with "
                + HexFormat.ofDelimiter(" ").formatHex(bytes.array(), 0, shown)
                + " is neither pcap nor pcapng, plain or in gzip");
  }

  private static InputStream inflate(String name, InputStream compressed) throws IOException {
    try {
      return new GZIPInputStream(compressed, INFLATER_BYTES);
    } catch (ZipException | EOFException damaged) {
      throw new Fault.Corrupt(name + " starts like a gzip file but its header is damaged");
    }
  }

  /// The first four bytes, in little endian; 0 when there are fewer.
  private static int magic(CaptureBytes bytes) throws IOException {
    while (bytes.end() < 4) {
      if (!bytes.refill()) {
        return 0;
      }
    }
    return FileWord.i32(bytes.array(), 0, false);
  }
}
