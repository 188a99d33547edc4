package weir.store.logs;

import java.util.regex.Pattern;

/// The name that a group's events are kept under, made when the group is created: a group that is
/// deleted and created again has another. At most 64 letters, digits and hyphens.
public record LogGroupId(String text) implements Comparable<LogGroupId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

  public LogGroupId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "log group id is \"" + text + "\" but must be 1 to 64 letters, digits and hyphens");
    }
  }

  @Override
  public int compareTo(LogGroupId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
