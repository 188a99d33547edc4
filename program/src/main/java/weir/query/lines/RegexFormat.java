package weir.query.lines;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.model.aws.BoundedSearch;

/// Lines of RegexSerDe: a capturing group per column; a line that does not match is a row of NULLs.
final class RegexFormat implements LineFormat {
  private final Pattern pattern;

  RegexFormat(Pattern pattern) {
    this.pattern = pattern;
  }

  @Override
  public boolean parse(byte[] bytes, int start, int end, Cells cells, int row) {
    cells.setAllNull(row);
    String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return BoundedSearch.in(
        line,
        pattern,
        groups -> {
          if (groups.matches()) {
            put(groups, cells, row);
          }
          return true;
        });
  }

  private static void put(Matcher groups, Cells cells, int row) {
    int[] columns = cells.columns();
    for (int slot = 0; slot < columns.length; slot++) {
      if (columns[slot] < groups.groupCount()) {
        String text = groups.group(columns[slot] + 1);
        if (text != null) {
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          cells.put(slot, row, utf8, 0, utf8.length);
        }
      }
    }
  }
}
