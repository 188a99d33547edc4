package weir.api.auth;

import java.util.Optional;

/// What a signature claims to be made with: a key, for one day, one region and one service.
///
/// @param date `20261121`
record Credential(String accessKeyId, String date, String region, String service) {
  private static final int LONGEST_PART = 128;

  /// Reads `AKIA…/20261121/eu-central-1/ec2/aws4_request`; empty when it has another form.
  static Optional<Credential> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 5 || !parts[4].equals("aws4_request") || !isDate(parts[1])) {
      return Optional.empty();
    }
    for (String part : parts) {
      if (part.isEmpty() || part.length() > LONGEST_PART || !isWord(part)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Credential(parts[0], parts[1], parts[2], parts[3]));
  }

  /// The scope as it is signed: `20261121/eu-central-1/ec2/aws4_request`.
  String scope() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }

  private static boolean isDate(String text) {
    return text.length() == 8 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isWord(String text) {
    return text.chars()
        .allMatch(c ->
            (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.');
  }
}
