package weir.query.lines;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import weir.model.aws.Fault;
import weir.store.records.GzipInput;

/// What makes rows of lines.
///
/// To add one, add a member here and to [weir.query.engine.TableFormat].
public sealed interface LineSerde {
  /// LazySimpleSerDe.
  record Delimited(Delimiters delimiters) implements LineSerde {}

  /// OpenCSVSerde.
  ///
  /// @param headerLines how many lines at the head of each file are no rows
  record Csv(byte separator, byte quote, byte escape, int headerLines) implements LineSerde {}

  /// A JSON object per line: `org.openx.data.jsonserde.JsonSerDe` and Hive's own.
  record Json(JsonKeys keys) implements LineSerde {}

  /// RegexSerDe.
  record Regex(Pattern pattern, int headerLines) implements LineSerde {}

  /// Reads the rows of a file.
  ///
  /// @param name the object's name: what faults call it, and its ending says how it is packed
  /// @param bytes as they are stored; closed with the reader, and when there is none
  default CellReader open(String name, InputStream bytes) throws IOException {
    try {
      return of(name, unpacked(name, bytes));
    } catch (IOException | RuntimeException noRows) {
      bytes.close();
      throw noRows;
    }
  }

  private CellReader of(String name, InputStream text) throws IOException {
    return switch (this) {
      case Delimited(Delimiters delimiters) ->
          delimiters.escape().isEmpty()
              ? new DelimitedReader(name, text, delimiters)
              : new LineReader(name, text, delimiters.headerLines(), new EscapedFormat(delimiters));
      case Csv(byte separator, byte quote, byte escape, int headerLines) ->
          new LineReader(name, text, headerLines, new CsvFormat(separator, quote, escape));
      case Json(JsonKeys keys) -> new LineReader(name, text, 0, new JsonFormat(name, keys));
      case Regex(Pattern pattern, int headerLines) ->
          new LineReader(name, text, headerLines, new RegexFormat(pattern));
    };
  }

  private static InputStream unpacked(String name, InputStream bytes) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz") || lower.endsWith(".gzip")) {
      return GzipInput.open(bytes);
    }
    if (lower.endsWith(".zst")) {
      return new ZstdInputStream(bytes);
    }
    for (String unread : List.of(".bz2", ".lz4", ".snappy", ".lzo", ".deflate")) {
      if (lower.endsWith(unread)) {
        throw new Fault.Unsupported(
            name + " ends in " + unread + "; text may be plain or end in .gz or .zst");
      }
    }
    return bytes;
  }
}
