package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What names the things of a catalogue. Each method gives the value back, or throws with AWS's
/// sentence.
final class GlueNames {
  private static final Pattern NAME =
      Pattern.compile("[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*");

  private GlueNames() {}

  /// A name of anything.
  static String name(String member, @Nullable String value) {
    return RULES.matches(member, RULES.text(member, value, 1, 255), NAME);
  }

  /// The version of a table.
  static long version(@Nullable String versionId) {
    try {
      return Long.parseLong(RULES.present("versionId", versionId));
    } catch (NumberFormatException notOne) {
      throw GlueErrors.invalid("VersionId is " + versionId + " but must be a number");
    }
  }
}
