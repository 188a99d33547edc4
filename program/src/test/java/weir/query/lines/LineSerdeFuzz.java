package weir.query.lines;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// Reads any bytes as lines of each SerDe; the first byte says which. What is read must not depend
/// on how many rows are asked for at once, on how the bytes come in, or on which columns are wanted
/// beside; and plain delimited lines are split a second time, naively.
public final class LineSerdeFuzz {
  private static final int[] ALL = {0, 1, 2, 3};
  private static final LineSerde PLAIN = delimited(' ', OptionalInt.empty(), 1);
  private static final List<LineSerde> SERDES =
      List.of(
          PLAIN,
          delimited(',', OptionalInt.of('\\'), 0),
          delimited(';', OptionalInt.of(';'), 0),
          new LineSerde.Csv((byte) ',', (byte) '"', (byte) '\\', 0),
          new LineSerde.Csv((byte) ';', (byte) '"', (byte) '"', 1),
          json(true),
          json(false),
          new LineSerde.Regex(Pattern.compile("(\\S+) (\\S+)(?: (.*))?"), 0));

  private LineSerdeFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    LineSerde serde = SERDES.get(Math.floorMod(input[0], SERDES.size()));
    byte[] text = Arrays.copyOfRange(input, 1, input.length);
    List<List<@Nullable String>> rows;
    try {
      rows = rows(serde, new ByteArrayInputStream(text), ALL, 1024);
    } catch (Fault.Corrupt told) {
      require(told.sentence().startsWith("fuzz "), told.sentence());
      return;
    }
    alike(rows, rows(serde, new Slow(text), ALL, 3), "read slowly");
    List<List<@Nullable String>> two = new ArrayList<>();
    for (List<@Nullable String> row : rows) {
      two.add(Arrays.asList(row.get(2), row.get(0)));
    }
    alike(two, rows(serde, new ByteArrayInputStream(text), new int[] {2, 0}, 7), "two columns");
    if (serde.equals(PLAIN)) {
      alike(split(text), rows, "split naively");
    }
  }

  private static LineSerde delimited(char field, OptionalInt escape, int headerLines) {
    return new LineSerde.Delimited(
        new Delimiters(
            (byte) field, escape, Delimiters.HIVE_NULL, headerLines, (byte) 2, (byte) 3));
  }

  private static LineSerde json(boolean ignoreMalformed) {
    return new LineSerde.Json(
        new JsonKeys(
            List.of(
                new JsonKeys.Column("a", false),
                new JsonKeys.Column("b", true),
                new JsonKeys.Column("c_d", false),
                new JsonKeys.Column("e", false)),
            Map.of("e", "other"),
            !ignoreMalformed,
            ignoreMalformed,
            ignoreMalformed));
  }

  private static List<List<@Nullable String>> rows(
      LineSerde serde, InputStream text, int[] columns, int atOnce) throws IOException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    Cells cells = new Cells(columns, atOnce);
    try (CellReader reader = serde.open("fuzz", text)) {
      for (int count = reader.read(cells); count > 0; count = reader.read(cells)) {
        require(count <= atOnce, "more rows than were asked for");
        for (int row = 0; row < count; row++) {
          rows.add(row(cells, columns.length, row));
        }
      }
    }
    return rows;
  }

  private static List<@Nullable String> row(Cells cells, int slots, int row) {
    List<@Nullable String> values = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      int start = cells.starts(slot)[row];
      int end = cells.ends(slot)[row];
      require(
          start < 0
              || (start >= Cells.MARGIN
                  && start <= end
                  && end + Cells.MARGIN <= cells.bytes().length),
          "a cell from " + start + " to " + end);
      values.add(
          start < 0
              ? null
              : new String(cells.bytes(), start, end - start, StandardCharsets.ISO_8859_1));
    }
    return values;
  }

  /// Lines of flow logs, taken apart without any cleverness.
  private static List<List<@Nullable String>> split(byte[] text) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    String all = new String(text, StandardCharsets.ISO_8859_1);
    String[] lines = all.split("\n", -1);
    int count = all.isEmpty() || all.endsWith("\n") ? lines.length - 1 : lines.length;
    for (int line = 1; line < count; line++) {
      String[] found =
          (lines[line].endsWith("\r")
                  ? lines[line].substring(0, lines[line].length() - 1)
                  : lines[line])
              .split(" ", -1);
      List<@Nullable String> row = new ArrayList<>();
      for (int column : ALL) {
        row.add(
            column >= found.length || found[column].equals(Delimiters.HIVE_NULL)
                ? null
                : found[column]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static void alike(Object expected, Object actual, String how) {
    require(expected.equals(actual), how + ": " + expected + " is not " + actual);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /// Bytes that come in small pieces.
  private static final class Slow extends FilterInputStream {
    private int piece;

    Slow(byte[] text) {
      super(new ByteArrayInputStream(text));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      piece = piece % 5 + 1;
      return super.read(buffer, offset, Math.min(piece, length));
    }
  }
}
