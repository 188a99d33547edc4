package weir.api.protocol;

import java.util.ArrayList;
import java.util.List;

/// Several values in one header, with commas between them.
final class HeaderList {
  private HeaderList() {}

  /// @param times whether the values are HTTP dates, each of which has a comma of its own
  static List<String> split(String header, boolean times) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    boolean commaPassed = false;
    for (int at = 0; at < header.length(); at++) {
      char character = header.charAt(at);
      if (quoted && character == '\\' && at + 1 < header.length()) {
        value.append(header.charAt(++at));
      } else if (character == '"') {
        quoted = !quoted;
      } else if (character == ',' && !quoted && times && !commaPassed && weekday(value)) {
        commaPassed = true;
        value.append(character);
      } else if (character == ',' && !quoted) {
        values.add(value.toString().strip());
        value.setLength(0);
        commaPassed = false;
      } else {
        value.append(character);
      }
    }
    if (!value.isEmpty() || !values.isEmpty()) {
      values.add(value.toString().strip());
    }
    return values;
  }

  private static boolean weekday(CharSequence value) {
    String word = value.toString().strip();
    return word.length() == 3 && word.chars().allMatch(Character::isLetter);
  }

  /// Puts a value in quotes when it would fall apart.
  static String quoted(String value) {
    return value.indexOf(',') < 0 && value.indexOf('"') < 0
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
