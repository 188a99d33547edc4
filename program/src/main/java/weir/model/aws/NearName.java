package weir.model.aws;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that a misspelt one was probably meant to be.
public final class NearName {
  private NearName() {}

  /// The nearest of `names` by edit distance, ignoring case; empty when none is near (more than a
  /// third of the letters differ).
  public static Optional<String> of(String misspelt, Collection<String> names) {
    String wanted = misspelt.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance = Math.max(2, wanted.length() / 3) + 1;
    for (String name : names) {
      int distance = editDistance(wanted, name.toLowerCase(Locale.ROOT), bestDistance);
      if (distance < bestDistance) {
        bestDistance = distance;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  /// `; did you mean "x"?`, or nothing when no name is near: the end of a sentence about an unknown
  /// name.
  public static String hint(String misspelt, Collection<String> names) {
    return of(misspelt, names).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  private static int editDistance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
