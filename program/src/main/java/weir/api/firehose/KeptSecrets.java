package weir.api.firehose;

/// How secrets of destinations are kept: sealed, so that a copy of the state alone tells nobody.
public interface KeptSecrets {
  /// @param purpose that must be named again to open it
  String seal(String secret, String purpose);

  String open(String sealed, String purpose);
}
