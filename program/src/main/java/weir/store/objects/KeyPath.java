package weir.store.objects;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Between keys and file names. Every key has exactly one list of names, and no name can lead out
/// of the bucket's folder.
///
/// A segment between slashes is a name. `%` begins an escape: `%2A` for the bytes of what is not
/// plain ASCII, for wildcards, and for the first dot of `.` and `..`; `%~` is the empty segment; a
/// name that ends with `%+` goes on in the folder of that name, because one name holds 255 bytes; a
/// name that ends with `%=` is an object beside a folder of the same name.
final class KeyPath {
  static final String CONTINUES = "%+";
  static final String LEAF = "%=";
  private static final String EMPTY = "%~";
  private static final int NAME_BYTES = 250;
  private static final String ESCAPED_ASCII = "%\\*?[]{}";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private KeyPath() {}

  /// The names from the bucket's folder down to the file.
  static List<String> names(String key) {
    List<String> names = new ArrayList<>();
    for (String segment : key.split("/", -1)) {
      addNames(segment, names);
    }
    return names;
  }

  private static void addNames(String segment, List<String> names) {
    if (segment.isEmpty()) {
      names.add(EMPTY);
      return;
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < segment.length(); i = segment.offsetByCodePoints(i, 1)) {
      int c = segment.codePointAt(i);
      String piece = plain(c) ? Character.toString(c) : escaped(c);
      if (name.length() + piece.length() > NAME_BYTES) {
        names.add(name + CONTINUES);
        name.setLength(0);
      }
      name.append(piece);
    }
    boolean dots = name.toString().equals(".") || name.toString().equals("..");
    names.add(dots ? escaped('.') + name.substring(1) : name.toString());
  }

  private static boolean plain(int c) {
    return c >= 0x20 && c < 0x7f && ESCAPED_ASCII.indexOf(c) < 0;
  }

  private static String escaped(int codePoint) {
    StringBuilder escape = new StringBuilder();
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      escape.append('%').append(HEX.toHexDigits(b));
    }
    return escape.toString();
  }

  /// The piece of a segment that a name stands for; empty when the name is not one that an object
  /// can have.
  ///
  /// @param name without [#LEAF] or [#CONTINUES] at its end
  static Optional<String> text(String name) {
    if (name.equals(EMPTY)) {
      return Optional.of("");
    }
    return unescaped(name).filter(text -> names(text).equals(List.of(name)));
  }

  private static Optional<String> unescaped(String name) {
    if (name.chars().allMatch(KeyPath::plain)) {
      return Optional.of(name);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean escape =
          c == '%'
              && i + 2 < name.length()
              && HexFormat.isHexDigit(name.charAt(i + 1))
              && HexFormat.isHexDigit(name.charAt(i + 2));
      if (escape) {
        bytes.write(HexFormat.fromHexDigits(name, i + 1, i + 3));
        i += 2;
      } else if (plain(c)) {
        bytes.write(c);
      } else {
        return Optional.empty();
      }
    }
    return decoded(bytes.toByteArray());
  }

  private static Optional<String> decoded(byte[] utf8) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }
}
