package weir.query.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/// A folder of flow-log files for tests, laid out like AWS's bucket.
public record FlowLogFolder(Path root) {
  public static final String DEFAULT = "default-v2.log";
  public static final String CUSTOM = "custom-v5.log";
  static final String ALL = "all-v11.log";
  static final String TRANSIT_GATEWAY = "transit-gateway-v6.log";
  static final String FUTURE = "future.log";

  /// The samples' files, in the order of the hours 00 to 04 of 2025-11-20 that they are from.
  static final List<String> SAMPLES = List.of(DEFAULT, CUSTOM, ALL, TRANSIT_GATEWAY, FUTURE);

  /// Every sample at its hour, all of them in gzip.
  static FlowLogFolder ofSamples(Path root) {
    FlowLogFolder folder = new FlowLogFolder(root);
    for (int hour = 0; hour < SAMPLES.size(); hour++) {
      folder.addGzip(SAMPLES.get(hour), key(hour, 0, "fl-0000000" + hour) + ".log.gz");
    }
    return folder;
  }

  /// The key that AWS gives a file, without its ending.
  public static String key(int hour, int minute, String flowLogId) {
    return String.format(
        java.util.Locale.ROOT,
        "AWSLogs/123456789012/vpcflowlogs/us-east-1/2025/11/20/"
            + "123456789012_vpcflowlogs_us-east-1_%s_20251120T%02d%02dZ_0a1b2c3d",
        flowLogId,
        hour,
        minute);
  }

  static String text(String sample) {
    try (InputStream bytes = FlowLogFolder.class.getResourceAsStream(sample)) {
      return new String(
          Objects.requireNonNull(bytes, sample).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path addGzip(String sample, String name) {
    return write(name, gzip(text(sample)));
  }

  public Path addText(String text, String name) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] gzip(String text) {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Path write(String name, byte[] bytes) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
