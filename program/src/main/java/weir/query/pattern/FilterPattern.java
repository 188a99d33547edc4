package weir.query.pattern;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import weir.model.aws.Fault;
import weir.model.flow.RecordFormat;

/// A filter pattern as CloudWatch Logs reads it: which log events somebody wants.
///
/// Immutable and shared freely; the matchers that it makes belong to one thread each. Source:
/// "Filter pattern syntax" in the CloudWatch Logs user guide, and recordings of the real service.
public sealed interface FilterPattern permits TextPattern, JsonPattern, DelimitedPattern {
  /// The longest pattern, in characters.
  int LONGEST = 1024;

  /// Reads a pattern; a blank one takes every event.
  ///
  /// @throws Fault.Invalid with AWS's sentence where AWS has one
  static FilterPattern parse(String text) {
    if (text.length() > LONGEST) {
      throw new Fault.Invalid(
          "1 validation error detected: Value '"
              + text
              + "' at 'filterPattern' failed to satisfy constraint: Member must have length less"
              + " than or equal to "
              + LONGEST);
    }
    String trimmed = text.strip();
    if (trimmed.startsWith("{")) {
      return JsonPatternParser.parse(text, trimmed);
    }
    if (trimmed.startsWith("[")) {
      return DelimitedPatternParser.parse(text, trimmed);
    }
    return TextPatternParser.parse(text);
  }

  /// The pattern as it was given.
  String text();

  /// How many regular expressions stand in the pattern; AWS allows few filters with any per group.
  int regexCount();

  /// A new matcher over messages.
  TextMatcher matcher();

  /// A new matcher over flow records, which answers for every row what [#matcher] answers for the
  /// row's text in this format.
  RecordMatcher records(RecordFormat format);

  /// What a matching message's parts are called: `$name` for the named fields of a space-delimited
  /// pattern, `$1` and so on for those without a name, by place; nothing for other patterns.
  Map<String, String> extractedValues(String message);

  /// Reads what a metric filter takes out of a matching message: `$.latency` of a JSON pattern,
  /// `$bytes` of a space-delimited one.
  ///
  /// @return nothing when the pattern has no such value
  /// @throws Fault.Invalid when it is not spelled like one
  Optional<Extraction> extraction(String expression);

  /// Whether a message matches. For single questions; many messages are asked of one [#matcher].
  default boolean matches(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    return matcher().matches(bytes, 0, bytes.length);
  }
}
