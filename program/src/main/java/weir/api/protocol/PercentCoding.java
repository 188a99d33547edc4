package weir.api.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Text in URLs and forms: `%2F` for a slash, in UTF-8.
public final class PercentCoding {
  private PercentCoding() {}

  /// @param plusIsSpace as in forms and query strings, not in paths
  /// @return null when an escape is broken or the bytes are not UTF-8
  public static @Nullable String decode(String text, boolean plusIsSpace) {
    if (plain(text)) {
      return text;
    }
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character > 0xFF) {
        return null;
      } else if (character == '%') {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        bytes[length++] = (byte) (high << 4 | low);
        at += 2;
      } else {
        bytes[length++] = character == '+' && plusIsSpace ? (byte) ' ' : (byte) character;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  private static boolean plain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '%' || character == '+' || character > 0x7F) {
        return false;
      }
    }
    return true;
  }
}
