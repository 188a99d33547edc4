package weir.query.lines;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// What LazySimpleSerDe is told about its lines.
///
/// @param field between columns
/// @param escape makes the byte behind it an ordinary one
/// @param nullText the text that stands for NULL
/// @param headerLines how many lines at the head of each file are no rows
/// @param collection between the elements of an array, the entries of a map, the fields of a row
/// @param mapKey between a key and its value
public record Delimiters(
    byte field,
    OptionalInt escape,
    String nullText,
    int headerLines,
    byte collection,
    byte mapKey) {
  /// What Hive writes for NULL when nobody says otherwise.
  public static final String HIVE_NULL = "\\N";

  /// Whether lines are taken apart as those of flow logs are: at blanks, with one header line.
  public boolean isFlowLogs() {
    return field == ' ' && escape.isEmpty() && headerLines == 1;
  }

  byte[] nullBytes() {
    return nullText.getBytes(StandardCharsets.UTF_8);
  }
}
