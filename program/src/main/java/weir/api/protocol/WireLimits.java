package weir.api.protocol;

/// How much structure one body may have, whatever its protocol; what is above is refused before it
/// takes memory.
final class WireLimits {
  /// Shapes, lists and maps within each other.
  static final int DEPTH = 64;

  /// Characters of a member's name or a map's key.
  static final int NAME_LENGTH = 1024;

  /// Characters of a number.
  static final int NUMBER_LENGTH = 400;

  /// Elements of all lists, entries of all maps and members of all shapes of one body.
  static final int ELEMENTS = 200_000;

  /// Parameters of one form.
  static final int PARAMETERS = 50_000;

  /// The highest number in a parameter's name, as in `Filter.3.Value.1`.
  static final int LIST_INDEX = 50_000;

  private WireLimits() {}
}
