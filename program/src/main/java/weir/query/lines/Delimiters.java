package weir.query.lines;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// What LazySimpleSerDe is told about its lines.
///
/// @param field between columns
/// @param escape makes the byte behind it an ordinary one
/// @param nullText the text that stands for NULL
/// @param headerLines how many lines at the head of each file are no rows
public record Delimiters(byte field, OptionalInt escape, String nullText, int headerLines) {
  /// What Hive writes for NULL when nobody says otherwise.
  public static final String HIVE_NULL = "\\N";

  byte[] nullBytes() {
    return nullText.getBytes(StandardCharsets.UTF_8);
  }
}
