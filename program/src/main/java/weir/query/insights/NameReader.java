package weir.query.insights;

import java.util.ArrayList;
import java.util.List;

/// Reads one name of a field. Used once, by one thread.
final class NameReader {
  private final QueryReader query;
  private final String text;
  private int at;

  /// @param text the whole query's
  NameReader(QueryReader query, String text) {
    this.query = query;
    this.text = text;
  }

  /// The parts between the dots of the name that begins at a place.
  List<String> read(int start) {
    at = start;
    List<String> parts = new ArrayList<>();
    parts.add(part());
    while (at < text.length()) {
      if (text.charAt(at) == '.' && (query.isWordPart(at + 1) || isBacktick(at + 1))) {
        at++;
        parts.add(part());
      } else if (!takeIndex(parts)) {
        break;
      }
    }
    query.endAt(at);
    return parts;
  }

  private boolean isBacktick(int place) {
    return place < text.length() && text.charAt(place) == '`';
  }

  private boolean takeIndex(List<String> parts) {
    int place = at + 1;
    while (query.isDigitAt(place)) {
      place++;
    }
    if (text.charAt(at) != '['
        || place == at + 1
        || place >= text.length()
        || text.charAt(place) != ']') {
      return false;
    }
    parts.add(text.substring(at + 1, place));
    at = place + 1;
    return true;
  }

  private String part() {
    int start = at;
    if (isBacktick(at)) {
      int close = text.indexOf('`', at + 1);
      if (close < 0) {
        throw query.fault("the backtick is not closed", start, text.length());
      }
      if (close == at + 1) {
        throw query.fault("the name between the backticks is empty", start, close + 1);
      }
      at = close + 1;
      return text.substring(start + 1, close);
    }
    while (query.isWordPart(at)) {
      at++;
    }
    // AWS writes a tag whose key has other characters so: @`aws.tag.a:b`.
    return text.substring(start, at).equals("@") && isBacktick(at)
        ? "@" + part()
        : text.substring(start, at);
  }
}
