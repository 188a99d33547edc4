package weir.store.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.model.flow.Column;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordField;
import weir.model.flow.RecordFormat;

/// Reads flow records out of text as AWS writes it: a header line, then a line per record, columns
/// in any order, `-` for what is absent.
///
/// The text is taken in pieces. [LineIndex] finds every line and column end of a piece, then each
/// wanted column is parsed for all lines of the piece; nothing is allocated per record. A column
/// whose name is unknown is kept as text. A malformed line is counted and passed over; columns that
/// the projection leaves out are not looked into. Text that ends torn counts as far as it was
/// whole.
public final class RecordTextReader implements RecordReader {
  /// The longest line that may be a record.
  static final int LONGEST_LINE = 1 << 16;

  private static final int PIECE = 1 << 17;
  private static final int MARGIN = 16;

  /// A batch ends with the piece in which it gets this many rows.
  private static final int BATCH_ROWS = 1 << 14;

  private final InputStream text;
  private final Projection projection;
  private final Optional<RecordFormat> format;
  private final ReadNotices notices;
  private final int leastRows;
  private final byte[] buffer = new byte[MARGIN + PIECE + MARGIN];
  private final LineIndex index = new LineIndex();
  private final TextRows rows = new TextRows();
  private final Map<Integer, ColumnParser> parsers = new LinkedHashMap<>();
  private TextColumns columns = new TextColumns(List.of(), false);
  private byte[] header = new byte[0];
  private int from = MARGIN;
  private int to = MARGIN;
  private int firstLine;
  private long linesBefore;
  private boolean begun;
  private boolean ended;
  private boolean inLongLine;

  private RecordTextReader(
      String name,
      InputStream text,
      Projection projection,
      Optional<RecordFormat> format,
      int leastRows) {
    this.text = text;
    this.projection = projection;
    this.format = format;
    this.notices = new ReadNotices(name);
    this.leastRows = leastRows;
  }

  /// Reads plain text with a header line, or without one in the default format.
  ///
  /// @param name what notices call the file
  public static RecordTextReader open(String name, InputStream text, Projection projection) {
    return new RecordTextReader(name, text, projection, Optional.empty(), BATCH_ROWS);
  }

  /// Reads plain text whose lines have this format unless a header line says otherwise.
  public static RecordTextReader open(
      String name, InputStream text, Projection projection, Optional<RecordFormat> format) {
    return new RecordTextReader(name, text, projection, format, BATCH_ROWS);
  }

  /// The same with batches of another size, to meet their edges in tests.
  static RecordTextReader open(
      String name, InputStream text, Projection projection, int leastRows) {
    return new RecordTextReader(name, text, projection, Optional.empty(), leastRows);
  }

  @Override
  public Optional<RecordBatch> next() {
    int made = 0;
    while (made < leastRows && !isFull() && nextPiece()) {
      made += parse(made);
    }
    return made == 0 ? Optional.empty() : Optional.of(take(made));
  }

  private boolean isFull() {
    for (ColumnParser parser : parsers.values()) {
      if (parser.isFull()) {
        return true;
      }
    }
    return false;
  }

  private int parse(int made) {
    rows.begin(buffer, index.separators(), notices.wantsExamples());
    for (int line = firstLine; line < index.lines(); line++) {
      int before = index.separatorBefore(line);
      int count = index.separatorBehind(line) - before;
      int start = index.separators()[before] + 1;
      int end = index.separators()[before + count];
      if (count != columns.names().size()) {
        notices.malformed(
            linesBefore + line + 1,
            count
                + (count == 1 ? " column" : " columns")
                + " but must have "
                + columns.names().size()
                + ", as the header has");
      } else if (end - start > LONGEST_LINE) {
        notices.malformed(linesBefore + line + 1, "longer than " + LONGEST_LINE + " bytes");
      } else if (end - start != header.length || !isHeader(start)) {
        rows.add(before, line);
      }
    }
    // Until the end is in sight, a batch is expected to become full.
    int room = Math.max(made, ended ? 0 : leastRows) + rows.count();
    for (Map.Entry<Integer, ColumnParser> entry : parsers.entrySet()) {
      entry.getValue().reserve(made + rows.count(), room);
      entry.getValue().parse(rows, entry.getKey(), made);
    }
    return rows.faulty() == 0 ? rows.count() : withoutFaulty(made);
  }

  /// Files that were put together end to end repeat the header.
  private boolean isHeader(int start) {
    return Arrays.equals(buffer, start, start + header.length, header, 0, header.length);
  }

  private int withoutFaulty(int made) {
    for (ColumnParser parser : parsers.values()) {
      parser.dropFaulty(rows, made);
    }
    int kept = 0;
    for (int row = 0; row < rows.count(); row++) {
      if (rows.isFaulty(row)) {
        notices.malformed(linesBefore + rows.line(row) + 1, rows.takeFault(row));
      } else {
        kept++;
      }
    }
    return kept;
  }

  private RecordBatch take(int made) {
    Map<RecordField, Column> fields = new EnumMap<>(RecordField.class);
    Map<String, Column> extras = new LinkedHashMap<>();
    for (Map.Entry<Integer, ColumnParser> entry : parsers.entrySet()) {
      Column column = entry.getValue().take();
      columns
          .field(entry.getKey())
          .ifPresentOrElse(
              field -> fields.put(field, column),
              () -> extras.put(columns.names().get(entry.getKey()), column));
    }
    return RecordBatch.of(made, fields, extras);
  }

  /// Reads on until there is at least one whole line; false at the end.
  private boolean nextPiece() {
    while (true) {
      linesBefore += index.lines();
      firstLine = 0;
      from = begun ? index.behind() : from;
      fill();
      index.scan(buffer, from, to);
      if (index.lines() == 0) {
        if (ended) {
          return false;
        }
        passOverLongLine();
        continue;
      }
      if (inLongLine) {
        inLongLine = false;
        firstLine = 1;
      }
      if (!begun) {
        begin();
      }
      if (firstLine < index.lines()) {
        return true;
      }
    }
  }

  private void passOverLongLine() {
    if (!begun) {
      throw longFirstLine();
    }
    if (!inLongLine) {
      notices.malformed(linesBefore + 1, "longer than " + LONGEST_LINE + " bytes");
    }
    inLongLine = true;
    to = MARGIN;
    index.scan(buffer, MARGIN, MARGIN);
  }

  private void fill() {
    System.arraycopy(buffer, from, buffer, MARGIN, to - from);
    to = MARGIN + to - from;
    from = MARGIN;
    while (to < MARGIN + PIECE && !ended) {
      int count;
      try {
        count = text.read(buffer, to, MARGIN + PIECE - to);
      } catch (TornInputException torn) {
        notices.remark(torn.sentence());
        dropTornLine();
        ended = true;
        return;
      } catch (IOException failed) {
        throw new Fault.Unavailable(
            notices.file() + ": cannot be read on: " + failed.getMessage(), failed);
      }
      if (count < 0) {
        ended = true;
        if (to > from && buffer[to - 1] != '\n') {
          buffer[to++] = '\n';
        }
      } else {
        to += count;
      }
    }
  }

  private void dropTornLine() {
    while (to > from && buffer[to - 1] != '\n') {
      to--;
    }
  }

  private void begin() {
    begun = true;
    int end = index.separators()[index.separatorBehind(0)];
    if (end - from > LONGEST_LINE) {
      throw longFirstLine();
    }
    String line = new String(buffer, from, end - from, StandardCharsets.UTF_8);
    columns = TextColumns.of(notices.file(), line, format);
    if (columns.hasHeader()) {
      header = line.getBytes(StandardCharsets.UTF_8);
      firstLine = 1;
    }
    for (String name : columns.unknownNames()) {
      notices.remark("column " + name + " is unknown to Weir and kept as text");
    }
    for (int column = 0; column < columns.names().size(); column++) {
      int at = column;
      columns
          .field(column)
          .ifPresentOrElse(
              field -> {
                if (projection.wants(field)) {
                  parsers.put(at, ColumnParser.of(field));
                }
              },
              () -> {
                if (projection.extras()) {
                  parsers.put(at, new SymbolParser(columns.names().get(at)));
                }
              });
    }
  }

  private Fault longFirstLine() {
    return new Fault.Corrupt(
        notices.file() + ": first line is longer than " + LONGEST_LINE + " bytes");
  }

  @Override
  public ReadNotices notices() {
    return notices;
  }

  @Override
  public void close() {
    try {
      text.close();
    } catch (IOException failed) {
      notices.remark("cannot be closed: " + failed.getMessage());
    }
  }
}
