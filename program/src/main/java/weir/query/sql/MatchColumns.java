package weir.query.sql;

import java.util.ArrayList;
import java.util.List;
import weir.query.rowpattern.CellKind;

/// What the search for matches is given for each row. Owned by one [MatchRelation].
final class MatchColumns {
  private final List<String> marks = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<CellKind> kinds = new ArrayList<>();

  /// The place of a condition on single rows.
  int mark(String condition) {
    String mark = "CASE WHEN " + condition + " THEN '1' ELSE '0' END";
    if (!marks.contains(mark)) {
      marks.add(mark);
    }
    return marks.indexOf(mark);
  }

  /// The place of a value.
  ///
  /// @param line the value as a line
  /// @param ofMissing the same for a row that does not exist
  int cell(CellKind kind, String line, String ofMissing) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(line) && missing.get(i).equals(ofMissing) && kinds.get(i) == kind) {
        return i;
      }
    }
    kinds.add(kind);
    lines.add(line);
    missing.add(ofMissing);
    return lines.size() - 1;
  }

  int countOfMarks() {
    return Math.max(1, marks.size());
  }

  List<CellKind> kinds() {
    return kinds;
  }

  /// The items that give marks and lines, called `marks`, `v1`, `v2`, ….
  String items() {
    StringBuilder items = new StringBuilder();
    items.append(marks.isEmpty() ? "'1'" : String.join(" || ", marks)).append(" AS marks");
    for (int i = 0; i < lines.size(); i++) {
      items.append(", ").append(lines.get(i)).append(" AS v").append(i + 1);
    }
    return items.toString();
  }

  /// The arguments of the function that finds the matches of a partition.
  String arguments() {
    StringBuilder arguments =
        new StringBuilder("CAST(min(id) AS BIGINT), string_agg(marks, '' ORDER BY id)");
    for (int i = 0; i < lines.size(); i++) {
      arguments
          .append(", string_agg(v")
          .append(i + 1)
          .append(", chr(10) ORDER BY id) || chr(10) || ")
          .append(missing.get(i));
    }
    return arguments.toString();
  }
}
