package weir.api.iam;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// A secret as it is kept, and opened once somebody needs it.
final class SealedText {
  private final String sealed;
  private volatile @Nullable String open;

  private SealedText(String sealed) {
    this.sealed = sealed;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static SealedText kept(String sealed) {
    return new SealedText(sealed);
  }

  @JsonValue
  String sealed() {
    return sealed;
  }

  /// @param purpose that it was sealed for
  String open(SecretSeal seal, String purpose) {
    String known = open;
    if (known == null) {
      known = seal.open(sealed, purpose);
      open = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return "SealedText";
  }
}
