package weir.delivery.streams;

/// An attempt that failed.
final class Undelivered extends Exception {
  private final String code;
  private final boolean lasting;

  /// @param code for error records: `HttpEndpoint.DestinationException`
  /// @param lasting whether trying again cannot help
  Undelivered(String code, String sentence, boolean lasting) {
    super(sentence);
    this.code = code;
    this.lasting = lasting;
  }

  String code() {
    return code;
  }

  boolean lasting() {
    return lasting;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
