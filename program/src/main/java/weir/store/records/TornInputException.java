package weir.store.records;

import java.io.IOException;

/// Says that a compressed stream breaks off or is damaged; what came before it was whole.
final class TornInputException extends IOException {
  private static final long serialVersionUID = 1L;

  TornInputException(String sentence) {
    super(sentence);
  }

  /// What is wrong, as half a sentence.
  String sentence() {
    return String.valueOf(getMessage());
  }
}
