package weir.query.lines;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of RegexSerDe: a capturing group per column; a line that does not match is a row of NULLs.
final class RegexFormat implements LineFormat {
  private final Pattern pattern;

  RegexFormat(Pattern pattern) {
    this.pattern = pattern;
  }

  @Override
  public boolean parse(byte[] bytes, int start, int end, Cells cells, int row) {
    cells.setAllNull(row);
    Matcher line = pattern.matcher(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    if (!line.matches()) {
      return true;
    }
    int[] columns = cells.columns();
    for (int slot = 0; slot < columns.length; slot++) {
      if (columns[slot] < line.groupCount()) {
        String text = line.group(columns[slot] + 1);
        if (text != null) {
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          cells.put(slot, row, utf8, 0, utf8.length);
        }
      }
    }
    return true;
  }
}
