package weir.model.aws;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that a misspelt one was probably meant to be.
public final class NearName {
  private NearName() {}

  /// The nearest of `names`, ignoring case, by the number of letters that are wrong, missing,
  /// superfluous or swapped with their neighbour; empty when none is near. Two are near from four
  /// letters on, more when they are no more than a third of the letters.
  public static Optional<String> of(String misspelt, Collection<String> names) {
    String wanted = misspelt.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance = Math.max(wanted.length() < 4 ? 1 : 2, wanted.length() / 3) + 1;
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
    int[][] distances = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, distances);
      }
    }
    return distances[a.length()][b.length()];
  }

  private static int step(String a, String b, int i, int j, int[][] distances) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best =
        Math.min(
            distances[i - 1][j - 1] + (same ? 0 : 1),
            Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, distances[i - 2][j - 2] + 1) : best;
  }
}
