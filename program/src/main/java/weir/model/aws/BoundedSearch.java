package weir.model.aws;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks for regular expressions that callers bring, in a bounded time. Java's matcher tries again
/// whatever did not fit, and there are short expressions for which that never ends on a short text.
public final class BoundedSearch {
  /// How often a search may look at a letter: some 50 ms, and more than this for each letter.
  private static final long LOOKS = 5_000_000;

  private static final long LOOKS_PER_LETTER = 200;

  private BoundedSearch() {}

  /// What a search finds in a text.
  ///
  /// @param search goes on with the matcher as long as it likes; the bound is for all it does
  /// @throws Fault.Unsupported when it takes too long, or too much of the stack
  public static <T extends @Nullable Object> T in(
      String text, Pattern pattern, Function<Matcher, T> search) {
    try {
      return search.apply(pattern.matcher(new Letters(text)));
    } catch (TooManyLooks | StackOverflowError endless) {
      throw new Fault.Unsupported(
          "the regular expression "
              + pattern
              + " takes too long on a text of "
              + text.length()
              + " letters; say it with fewer repetitions inside of repetitions");
    }
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyLooks() {
      super(null, null, false, false);
    }
  }

  /// A text that counts how often it is looked at. Used by one search.
  private static final class Letters implements CharSequence {
    private final String text;
    private long left;

    Letters(String text) {
      this.text = text;
      this.left = LOOKS + LOOKS_PER_LETTER * text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
