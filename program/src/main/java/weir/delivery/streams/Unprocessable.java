package weir.delivery.streams;

/// A record that is not what the stream's processors were told to expect.
final class Unprocessable extends Exception {
  private final String code;

  /// @param code for the error record: `Decompression.InvalidData`
  Unprocessable(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  String code() {
    return code;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
