package weir.api.iam;

import java.util.random.RandomGenerator;

/// Makes up ids and secrets.
final class Identifiers {
  private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String SECRET_LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int SECRET_LENGTH = 40;
  private static final int TOKEN_LENGTH = 344;

  private final RandomGenerator random;

  /// @param random cryptographically strong, but in tests
  Identifiers(RandomGenerator random) {
    this.random = random;
  }

  /// The id of a thing: 21 characters.
  ///
  /// @param prefix `AIDA` for a user, `AROA` role, `AGPA` group, `ANPA` policy, `AIPA` profile
  String id(String prefix) {
    return prefix + letters(ID_LETTERS, 17);
  }

  /// `AKIA` and 16 more.
  String accessKeyId() {
    return "AKIA" + letters(ID_LETTERS, 16);
  }

  /// `ASIA` and 16 more.
  String temporaryAccessKeyId() {
    return "ASIA" + letters(ID_LETTERS, 16);
  }

  String secret() {
    return letters(SECRET_LETTERS, SECRET_LENGTH);
  }

  String sessionToken() {
    return letters(SECRET_LETTERS, TOKEN_LENGTH);
  }

  private String letters(String alphabet, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
