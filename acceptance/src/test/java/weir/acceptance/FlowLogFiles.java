package weir.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// What `weir record` has left in a folder, read without Weir.
record FlowLogFiles(Path folder) {
  /// A key of AWS's: account, region, date, flow log, time of the slot and a hash.
  static final Pattern KEY =
      Pattern.compile(
          "AWSLogs/123456789012/vpcflowlogs/([a-z0-9-]+)/\\d{4}/\\d{2}/\\d{2}/"
              + "123456789012_vpcflowlogs_\\1_fl-[0-9a-f]{17}_\\d{8}T\\d{4}Z_[0-9a-f]{8}\\.log\\.gz");

  /// Paths below the folder, hidden files too.
  List<String> keys() {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Every record of every file.
  List<FlowRecord> records() {
    List<FlowRecord> records = new ArrayList<>();
    for (String key : keys()) {
      try (InputStream file = Files.newInputStream(folder.resolve(key))) {
        records.addAll(parse(file));
      } catch (IOException failure) {
        throw new UncheckedIOException(key, failure);
      }
    }
    return records;
  }

  /// Reads a text file in gzip by its header.
  static List<FlowRecord> parse(InputStream packed) throws IOException {
    String text = new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    String[] names = lines.getFirst().split(" ");
    List<FlowRecord> records = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(" ");
      if (values.length != names.length) {
        throw new AssertionError(
            "a line of " + values.length + " values under " + names.length + " names: " + line);
      }
      Map<String, String> record = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        record.put(names[i], values[i]);
      }
      records.add(new FlowRecord(record));
    }
    return records;
  }
}
