package weir.api.athena;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.Row;
import weir.model.aws.Fault;
import weir.query.athena.ResultObjects;

/// A result as it lies in its bucket, read row by row from some byte on. Used by one thread.
final class ResultFile {
  private static final int AT_ONCE = 1 << 20;

  /// Rows of a page take this much or one row more, however many are asked for: a page is in memory
  /// as a whole.
  private static final long PAGE_BYTES = 8 << 20;

  private final ResultObjects objects;
  private final String uri;
  private final boolean csv;
  private long offset;
  private byte[] held = new byte[0];
  private int next;
  private long size = -1;
  private boolean full;

  /// @param offset of a row's first byte
  ResultFile(ResultObjects objects, String uri, long offset) {
    this.objects = objects;
    this.uri = uri;
    this.csv = uri.endsWith(".csv");
    this.offset = offset;
  }

  /// Rows from here on, as many as there are, at most so many, and as many as a page takes.
  List<Row> rows(int most) {
    List<Row> rows = new ArrayList<>();
    long first = position();
    while (rows.size() < most && position() - first < PAGE_BYTES && hasMore()) {
      rows.add(csv ? record() : line());
    }
    full = rows.size() == most || position() - first >= PAGE_BYTES;
    return rows;
  }

  /// Whether the last page is full, so that there may be another one.
  boolean isFull() {
    return full;
  }

  /// Where the next row begins.
  long position() {
    return offset - held.length + next;
  }

  private boolean hasMore() {
    return next < held.length || fill();
  }

  private boolean fill() {
    if (size >= 0 && offset >= size) {
      return false;
    }
    ResultObjects.Part part = objects.read(uri, offset, AT_ONCE);
    size = part.size();
    if (part.bytes().length == 0 && offset < size) {
      throw new Fault.Unavailable("the result " + uri + " ends before its end");
    }
    held = part.bytes();
    next = 0;
    offset += held.length;
    return held.length > 0;
  }

  /// The next byte; -1 at the end.
  private int read() {
    return hasMore() ? held[next++] & 0xFF : -1;
  }

  private static Datum text(ByteArrayOutputStream bytes) {
    return Datum.builder().varCharValue(bytes.toString(StandardCharsets.UTF_8)).build();
  }

  private Row line() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int c = read();
    while (c >= 0 && c != '\n') {
      bytes.write(c);
      c = read();
    }
    return Row.builder().data(text(bytes)).build();
  }

  /// Values in quotes, which are doubled inside; nothing at all is NULL.
  private Row record() {
    List<Datum> cells = new ArrayList<>();
    int c;
    do {
      c = read();
      if (c == '"') {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        c = quoted(bytes);
        cells.add(text(bytes));
      } else if (c == ',' || c == '\n' || c < 0) {
        cells.add(Datum.builder().build());
      } else {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (c >= 0 && c != ',' && c != '\n') {
          bytes.write(c);
          c = read();
        }
        cells.add(text(bytes));
      }
    } while (c == ',');
    return Row.builder().data(cells).build();
  }

  /// @return what follows the closing quote
  private int quoted(ByteArrayOutputStream bytes) {
    while (true) {
      int c = read();
      if (c < 0) {
        return c;
      }
      if (c == '"') {
        int after = read();
        if (after != '"') {
          return after;
        }
      }
      bytes.write(c);
    }
  }
}
