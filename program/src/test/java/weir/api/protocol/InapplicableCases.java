package weir.api.protocol;

import java.util.Map;
import java.util.TreeMap;

/// Cases of Smithy's protocol tests that do not fit a server of AWS's own shapes, each with the
/// reason. One that passes all the same, or is gone, fails the test.
final class InapplicableCases {
  static final Map<String, String> WHY = new TreeMap<>();

  private InapplicableCases() {}
}
