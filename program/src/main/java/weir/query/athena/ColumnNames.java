package weir.query.athena;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import weir.query.sql.SqlOutput;

/// The rule for a query that becomes a table or a view: each of its columns has a name of its own.
final class ColumnNames {
  private ColumnNames() {}

  static void require(List<SqlOutput> outputs) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < outputs.size(); i++) {
      String name = outputs.get(i).name().toLowerCase(Locale.ROOT);
      if (name.equals("_col" + i)) {
        throw AthenaFault.named(
            "MISSING_COLUMN_NAME", "line 1:1: Column name not specified at position " + (i + 1));
      }
      if (!names.add(name)) {
        throw AthenaFault.named(
            "DUPLICATE_COLUMN_NAME",
            "line 1:1: Column name '" + name + "' specified more than once");
      }
    }
  }
}
