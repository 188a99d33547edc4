package weir.api.logs;

import org.jspecify.annotations.Nullable;

/// The languages that AWS lets queries be in.
final class QueryLanguages {
  /// Logs Insights' own, the only one here.
  static final String OURS = "CWLI";

  private QueryLanguages() {}

  static void requireOurs(@Nullable String language) {
    if (language != null && !language.equals(OURS)) {
      throw LogsErrors.invalid(
          "queryLanguage is "
              + language
              + ", but Weir's Logs Insights has "
              + OURS
              + " only"
              + (language.equals("SQL") ? "; SQL over flow logs is asked of Athena" : ""));
    }
  }
}
