package weir.api.auth;

import java.nio.charset.StandardCharsets;
import weir.api.auth.Authenticator.Reason;
import weir.api.auth.Authenticator.RejectedSignature;

/// Brings paths and queries into the spelling in which they are signed: every byte but letters,
/// digits and `-._~` as `%` and two upper-case digits (RFC 3986, as Signature Version 4 asks).
final class PercentEncoding {
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private PercentEncoding() {}

  /// A name or a value of a query, re-encoded. A plus sign is a space, as for whoever reads the
  /// parameters later.
  static String ofQueryPart(String raw) throws RejectedSignature {
    if (isPlain(raw)) {
      return raw;
    }
    StringBuilder text = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        append(text, decoded(raw, i));
        i += 2;
      } else if (c == '+') {
        text.append("%20");
      } else {
        i += appendCharacter(text, raw, i);
      }
    }
    return text.toString();
  }

  /// S3's path: encoded once, nothing tidied.
  static String ofS3Path(String raw) throws RejectedSignature {
    StringBuilder text = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        append(text, decoded(raw, i));
        i += 2;
      } else if (c == '/') {
        text.append('/');
      } else {
        i += appendCharacter(text, raw, i);
      }
    }
    return text.isEmpty() ? "/" : text.toString();
  }

  /// The path of every other service: tidied (RFC 3986 5.2.4, repeated slashes too), and what is
  /// already encoded is encoded once more.
  static String ofPath(String raw) {
    if (raw.isEmpty() || raw.equals("/")) {
      return "/";
    }
    String tidy = tidy(raw);
    StringBuilder text = new StringBuilder(tidy.length() + 16);
    for (int i = 0; i < tidy.length(); i++) {
      char c = tidy.charAt(i);
      if (c == '/') {
        text.append('/');
      } else {
        i += appendCharacter(text, tidy, i);
      }
    }
    return text.toString();
  }

  private static String tidy(String path) {
    if (!path.contains("//") && !path.contains("/.")) {
      return path;
    }
    StringBuilder text = new StringBuilder(path.length());
    String[] segments = path.split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      String segment = segments[i];
      boolean last = i == segments.length - 1;
      if (segment.equals("..")) {
        text.setLength(Math.max(0, text.lastIndexOf("/")));
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        text.append('/').append(segment);
        continue;
      }
      if (last) {
        text.append('/');
      }
    }
    return text.isEmpty() ? "/" : text.toString();
  }

  /// Appends the character at `i`; answers by how many more characters it reached.
  private static int appendCharacter(StringBuilder text, String raw, int i) {
    char c = raw.charAt(i);
    if (c < 0x80) {
      append(text, c);
      return 0;
    }
    int codePoint = raw.codePointAt(i);
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      append(text, b & 0xff);
    }
    return Character.charCount(codePoint) - 1;
  }

  private static void append(StringBuilder text, int octet) {
    if (isUnreserved(octet)) {
      text.append((char) octet);
    } else {
      text.append('%').append(DIGITS[octet >> 4]).append(DIGITS[octet & 15]);
    }
  }

  private static int decoded(String raw, int i) throws RejectedSignature {
    if (i + 2 < raw.length()) {
      int high = Character.digit(raw.charAt(i + 1), 16);
      int low = Character.digit(raw.charAt(i + 2), 16);
      if (high >= 0 && low >= 0 && raw.charAt(i + 1) < 0x80 && raw.charAt(i + 2) < 0x80) {
        return high << 4 | low;
      }
    }
    throw new RejectedSignature(
        Reason.INCOMPLETE, "the URI has a '%' that is not followed by two hexadecimal digits");
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isUnreserved(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
