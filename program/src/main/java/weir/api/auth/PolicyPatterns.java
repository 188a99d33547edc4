package weir.api.auth;

import java.util.List;

/// The patterns of `Action` or `Resource`, or, negated, of `NotAction` or `NotResource`.
record PolicyPatterns(boolean negated, List<PolicyText> patterns) {
  PolicyPatterns {
    patterns = List.copyOf(patterns);
  }

  boolean match(String text, boolean ignoreCase, PolicyQuestion question) {
    return matchAny(text, ignoreCase, question) != negated;
  }

  private boolean matchAny(String text, boolean ignoreCase, PolicyQuestion question) {
    for (PolicyText pattern : patterns) {
      Glob glob = pattern.resolve(question);
      if (glob != null && glob.matches(text, ignoreCase)) {
        return true;
      }
    }
    return false;
  }
}
