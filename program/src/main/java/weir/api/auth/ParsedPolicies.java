package weir.api.auth;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Session policies that were parsed lately; a session brings the same with every request. Safe for
/// any number of threads.
final class ParsedPolicies {
  private static final int MOST = 256;

  private final ConcurrentMap<String, PolicyDocument> parsed = new ConcurrentHashMap<>();

  PolicyDocument of(String text) {
    PolicyDocument known = parsed.get(text);
    if (known != null) {
      return known;
    }
    PolicyDocument fresh = PolicyDocument.parse(text);
    if (parsed.size() >= MOST) {
      parsed.clear();
    }
    parsed.put(text, fresh);
    return fresh;
  }
}
