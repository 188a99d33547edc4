package weir.query.trino;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an engine says to a question: the types of its columns and its rows, or its error.
///
/// As text it has a line `# type TAB type` and one for each row, or a line `! ERROR_NAME sentence`.
record OracleAnswer(String head, List<String> rows) {
  private static final String NULL = "\\N";

  static OracleAnswer rows(List<String> types, List<List<@Nullable String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<@Nullable String> row : rows) {
      lines.add(row.stream().map(OracleAnswer::cell).collect(Collectors.joining("\t")));
    }
    return new OracleAnswer("# " + String.join("\t", types), lines);
  }

  static OracleAnswer error(String name, String sentence) {
    return new OracleAnswer(
        "! " + name + " " + sentence.lines().findFirst().orElse("").strip(), List.of());
  }

  private static String cell(@Nullable String text) {
    return text == null
        ? NULL
        : text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  boolean isError() {
    return head.startsWith("! ");
  }

  private String errorName() {
    return head.split(" ", 3)[1];
  }

  /// Whether two engines say the same: types and cells, or the name of the error. Rows of queries
  /// without ORDER BY have no order.
  boolean agrees(OracleAnswer other, boolean isOrdered) {
    if (isError() || other.isError()) {
      return isError() && other.isError() && errorName().equals(other.errorName());
    }
    return head.equals(other.head)
        && (isOrdered
            ? rows.equals(other.rows)
            : rows.stream().sorted().toList().equals(other.rows.stream().sorted().toList()));
  }

  String text() {
    return rows.isEmpty() ? head : head + "\n" + String.join("\n", rows);
  }
}
