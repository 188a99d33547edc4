package weir.query.columns;

import java.nio.file.Path;

/// A file of flow logs in columns that are called `c0`, `c1`, … in the order of the text.
///
/// @param kinds what each column holds, a letter each: see [#kind]
public record ColumnFile(Path path, String kinds) {
  static final String ENDING = ".parquet";
  private static final char NUMBER = 'n';
  private static final char TEXT = 't';

  /// `n` for whole numbers, `t` for texts and addresses.
  public static char kind(boolean number) {
    return number ? NUMBER : TEXT;
  }

  /// The name of a file.
  ///
  /// @param digest which object it is made of
  static String name(String digest, String kinds) {
    return digest + "-" + kinds + ENDING;
  }

  boolean isNumber(int column) {
    return kinds.charAt(column) == NUMBER;
  }

  int columns() {
    return kinds.length();
  }
}
