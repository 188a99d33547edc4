package weir.diagnosis;

import java.util.regex.Pattern;

/// A command for a shell, its words quoted where they must be. Used by one thread at a time.
final class ShellLine {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

  private final StringBuilder line;

  private ShellLine(String start) {
    line = new StringBuilder(start);
  }

  /// @param start words that need no quotes: `ec2 delete-flow-logs`
  static ShellLine aws(String start) {
    return new ShellLine("aws " + start);
  }

  static ShellLine of(String start) {
    return new ShellLine(start);
  }

  ShellLine with(String option, String... values) {
    line.append(' ').append(option);
    for (String value : values) {
      line.append(' ').append(quoted(value));
    }
    return this;
  }

  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
