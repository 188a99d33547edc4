package weir.api.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// Where a lookup goes on. It belongs to the request that it was given for; what it says grants
/// nothing, since every page is searched with the caller's own account.
///
/// @param question what was asked, in short
record LookupToken(AuditLog.Place place, int question) {
  String text() {
    String plain =
        place.hour().getEpochSecond()
            + ":"
            + place.closed()
            + ":"
            + place.offset()
            + ":"
            + question;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// @throws weir.api.protocol.ApiException when it is no token of ours
  static LookupToken parse(String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(":", 4);
      AuditLog.Place place =
          new AuditLog.Place(
              Instant.ofEpochSecond(Long.parseLong(parts[0])),
              Boolean.parseBoolean(parts[1]),
              Long.parseLong(parts[2]));
      return new LookupToken(place, Integer.parseInt(parts[3]));
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | java.time.DateTimeException no) {
      throw invalid();
    }
  }

  static RuntimeException invalid() {
    return CloudTrailError.badRequest(
        "InvalidNextTokenException",
        "The specified NextToken is not valid, or belongs to a request with other parameters.");
  }
}
