package weir.store.records;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import weir.model.flow.Column;

/// A column of one row group that lists its distinct values, shown as texts whatever its type; the
/// rows, which point into the list, are read only when asked for. Used by one thread.
public final class DictionaryColumn {
  private final String name;
  private final ParquetPageReader pages;
  private final int rows;
  private final String[] texts;

  DictionaryColumn(String name, ParquetPageReader pages, int rows, RawValues values) {
    this.name = name;
    this.pages = pages;
    this.rows = rows;
    this.texts = new String[values.count()];
    Arrays.setAll(texts, i -> text(values, i));
  }

  private static String text(RawValues values, int place) {
    return values.isNumbers()
        ? Long.toString(values.numbers()[place])
        : new String(
            values.bytes(),
            values.starts()[place],
            values.ends()[place] - values.starts()[place],
            StandardCharsets.UTF_8);
  }

  /// Each distinct value in a row, and behind them a row that is absent, as some of the column may
  /// be.
  public Column.Symbols distinct() {
    int[] codes = new int[texts.length + 1];
    Arrays.setAll(codes, i -> i < texts.length ? i : -1);
    return new Column.Symbols(codes, texts);
  }

  /// Every row. To be asked once.
  ///
  /// @throws weir.model.aws.Fault.Corrupt when the file is damaged
  public Column.Symbols read() throws IOException {
    return ParquetTable.guarded(
        name,
        () -> {
          ParquetPageReader.Page page = pages.next();
          int[] indexes = page.indexes().all();
          return new Column.Symbols(page.isFull() ? indexes : spread(page, indexes), texts);
        });
  }

  private int[] spread(ParquetPageReader.Page page, int[] indexes) {
    int[] codes = new int[rows];
    int place = 0;
    for (int row = 0; row < rows; row++) {
      codes[row] = page.levels()[row] == 0 ? -1 : indexes[place++];
    }
    return codes;
  }
}
