package weir.query.pattern;

import java.util.ArrayList;
import java.util.List;
import weir.model.aws.Fault;

/// Reads what stands between the `%` of a regular expression. Used once.
///
/// The dialect is AWS's: no groups, no look-around, ASCII only.
final class RegexParser {
  /// What stands for itself; letters and digits do too.
  private static final String PLAIN = ":_#=@/;,- ";

  private static final String OPERATORS = "^$?[]{}|\\*+.";
  private static final int MOST_REPETITIONS = 1000;

  private final String text;
  private int at;
  private int places;
  private List<RegexAlternative.Position> positions = new ArrayList<>();

  private RegexParser(String text) {
    this.text = text;
  }

  static Regex parse(String text) {
    return new Regex(new RegexParser(text).alternatives());
  }

  private List<RegexAlternative> alternatives() {
    if (text.isEmpty()) {
      throw broken("it is empty");
    }
    List<RegexAlternative> alternatives = new ArrayList<>();
    do {
      alternatives.add(alternative());
    } while (take('|'));
    return alternatives;
  }

  private RegexAlternative alternative() {
    positions = new ArrayList<>();
    boolean atStart = take('^');
    boolean atEnd = false;
    while (at < text.length() && text.charAt(at) != '|') {
      if (atEnd) {
        throw broken("$ must stand at the end");
      }
      atEnd = take('$');
      if (!atEnd) {
        place();
      }
    }
    return new RegexAlternative(atStart, atEnd, positions);
  }

  private void place() {
    CharacterSet set = set();
    int least = 1;
    int most = 1;
    if (take('?')) {
      least = 0;
    } else if (take('*')) {
      least = 0;
      most = Integer.MAX_VALUE;
    } else if (take('+')) {
      most = Integer.MAX_VALUE;
    } else if (take('{')) {
      int comma = text.indexOf(',', at);
      int end = text.indexOf('}', at);
      if (end < 0) {
        throw broken("{ has no }");
      }
      boolean ranges = comma >= 0 && comma < end;
      least = ranges && comma == at ? 0 : count(at, ranges ? comma : end);
      most = !ranges ? least : comma + 1 == end ? Integer.MAX_VALUE : count(comma + 1, end);
      at = end + 1;
      if (most < least) {
        throw broken("{" + least + "," + most + "} runs backwards");
      }
    } else {
      add(set, 1, 1);
      return;
    }
    // Whether a repetition takes as few characters as it can does not change what is found.
    take('?');
    add(set, least, most);
  }

  private int count(int from, int to) {
    String digits = text.substring(from, to);
    if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(RegexParser::isDigit)) {
      throw broken("{" + digits + "} must be a number");
    }
    int count = Integer.parseInt(digits);
    if (count > MOST_REPETITIONS) {
      throw broken("{" + count + "} must be at most " + MOST_REPETITIONS);
    }
    return count;
  }

  private void add(CharacterSet set, int least, int most) {
    boolean endless = most == Integer.MAX_VALUE;
    int written = endless ? Math.max(least, 1) : most;
    places += written;
    if (places > Regex.MOST_PLACES) {
      throw broken(
          "with its repetitions written out it is longer than "
              + Regex.MOST_PLACES
              + " characters");
    }
    for (int i = 0; i < written; i++) {
      positions.add(new RegexAlternative.Position(set, i >= least, endless && i == written - 1));
    }
  }

  private CharacterSet set() {
    char c = text.charAt(at);
    if (take('[')) {
      return bracketed();
    }
    if (take('.')) {
      return CharacterSet.ANY_BUT_NEWLINE;
    }
    if (c != '\\' && OPERATORS.indexOf(c) >= 0) {
      throw broken("nothing stands before " + c);
    }
    return character();
  }

  /// One character, or the class that an escape stands for.
  private CharacterSet character() {
    char c = text.charAt(at++);
    if (c != '\\') {
      if (!isWord(c) && PLAIN.indexOf(c) < 0) {
        throw foreign();
      }
      return CharacterSet.of(c);
    }
    if (at == text.length()) {
      throw broken("it ends with \\");
    }
    char escaped = text.charAt(at++);
    return switch (escaped) {
      case 'd' -> CharacterSet.DIGITS;
      case 'D' -> CharacterSet.DIGITS.complement();
      case 's' -> CharacterSet.SPACE;
      case 'S' -> CharacterSet.SPACE.complement();
      case 'w' -> CharacterSet.WORD;
      case 'W' -> CharacterSet.WORD.complement();
      case 'x' -> CharacterSet.of(hexadecimal());
      default -> {
        if (escaped <= ' ' || escaped > '~' || isWord(escaped) || "()!".indexOf(escaped) >= 0) {
          throw foreign();
        }
        yield CharacterSet.of(escaped);
      }
    };
  }

  private int hexadecimal() {
    if (at + 2 > text.length()
        || Character.digit(text.charAt(at), 16) < 0
        || Character.digit(text.charAt(at + 1), 16) < 0) {
      throw broken("\\x must be followed by two hexadecimal digits");
    }
    int value = Integer.parseInt(text, at, at + 2, 16);
    if (value > 127) {
      throw broken("\\x" + text.substring(at, at + 2) + " must be an ASCII character");
    }
    at += 2;
    return value;
  }

  private CharacterSet bracketed() {
    boolean others = take('^');
    CharacterSet set = CharacterSet.NONE;
    while (!take(']')) {
      if (at == text.length()) {
        throw broken("[ has no ]");
      }
      CharacterSet first = member();
      if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
        at++;
        CharacterSet end = member();
        if (!first.isSingle() || !end.isSingle() || end.first() < first.first()) {
          throw broken("a range in [ ] must run from one character up to another");
        }
        first = CharacterSet.range(first.first(), end.first());
      }
      set = set.or(first);
    }
    if (set.equals(CharacterSet.NONE)) {
      throw broken("[ ] is empty");
    }
    return others ? set.complement() : set;
  }

  private CharacterSet member() {
    char c = text.charAt(at);
    if (c == '[') {
      throw broken("[ stands inside [ ]; write \\[");
    }
    if (c != '\\' && OPERATORS.indexOf(c) >= 0) {
      at++;
      return CharacterSet.of(c);
    }
    return character();
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return c < 128 && CharacterSet.WORD.has(c);
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private Fault foreign() {
    return PatternReader.foreign("%" + text + "%");
  }

  private Fault broken(String why) {
    return new Fault.Invalid(
        "Invalid regular expression '%" + text + "%' in filter pattern: " + why);
  }
}
