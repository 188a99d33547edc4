package weir.store.records;

import java.nio.charset.StandardCharsets;

/// Texts back to back in one array, so that a search goes over all of them at once. Nobody writes
/// to the arrays once the run is made.
///
/// @param bytes UTF-8; goes on behind the last text and may begin before the first
/// @param offsets text `i` is from `offsets[i]` to before `offsets[i + 1]`
/// @param count how many texts
public record TextRun(byte[] bytes, int[] offsets, int count) {
  public int start(int text) {
    return offsets[text];
  }

  /// The position behind a text.
  public int end(int text) {
    return offsets[text + 1];
  }

  public int length(int text) {
    return offsets[text + 1] - offsets[text];
  }

  /// Bytes of all texts.
  public int length() {
    return offsets[count] - offsets[0];
  }

  /// A text as a String. For edges and tests.
  public String text(int text) {
    return new String(bytes, start(text), length(text), StandardCharsets.UTF_8);
  }
}
