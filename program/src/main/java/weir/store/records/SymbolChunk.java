package weir.store.records;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import weir.model.flow.Column;

/// Texts of a row group. Each batch numbers its texts in its own way; they are renumbered through a
/// table that is made once per batch, or less often when batches share their texts.
final class SymbolChunk extends ColumnChunk {
  private final Map<String, Integer> distinct = new LinkedHashMap<>();
  private int[] codes = new int[0];
  private String[] texts = new String[0];
  private int[] renumbered = new int[0];

  SymbolChunk(TableColumn column) {
    super(column);
  }

  @Override
  int collect(Column column, Rows rows, int[] levels) {
    int most = rows.kept() + rows.count();
    if (codes.length < most) {
      codes = Arrays.copyOf(codes, Math.max(most, 2 * codes.length));
    }
    return switch (column) {
      case Column.Symbols symbols -> collect(symbols, rows, levels);
      case Column.SameText same when same.value() != null -> {
        Arrays.fill(codes, rows.kept(), most, code(same.value()));
        Arrays.fill(levels, rows.level(), rows.level() + rows.count(), 1);
        yield most;
      }
      case Column.Numbers _, Column.Addresses _, Column.SameNumber _, Column.SameText _ ->
          throw misfit(column);
    };
  }

  private int collect(Column.Symbols symbols, Rows rows, int[] levels) {
    if (!Arrays.equals(texts, symbols.texts())) {
      texts = symbols.texts();
      renumbered = new int[texts.length];
      Arrays.fill(renumbered, -1);
    }
    int[] source = symbols.codes();
    int shift = rows.level() - rows.from();
    int at = rows.kept();
    for (int row = rows.from(); row < rows.to(); row++) {
      int code = source[row];
      levels[row + shift] = code < 0 ? 0 : 1;
      if (code >= 0) {
        int number = renumbered[code];
        if (number < 0) {
          number = code(texts[code]);
          renumbered[code] = number;
        }
        codes[at++] = number;
      }
    }
    return at;
  }

  private int code(String text) {
    Integer known = distinct.putIfAbsent(text, distinct.size());
    return known == null ? distinct.size() - 1 : known;
  }

  @Override
  void encode(EncodedChunk target) {
    System.arraycopy(codes, 0, target.codes(present()), 0, present());
    for (String text : distinct.keySet()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      target.addText(bytes, 0, bytes.length);
    }
  }

  @Override
  void clear() {
    super.clear();
    distinct.clear();
    texts = new String[0];
    renumbered = new int[0];
  }
}
