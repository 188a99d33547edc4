package weir.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A line for bash that runs the `aws` command line, and what becomes of its answer.
///
/// @param line to paste; refers to answers of earlier lines as `$VPC`
/// @param variable that the answer is kept in; null when it is not kept
/// @param describedId id in the network's description that the answer takes the place of; null when
///   it takes none's
/// @param shown whether a reader wants to see the answer
record AwsCommand(
    String line, @Nullable String variable, @Nullable String describedId, boolean shown) {

  /// A command whose answer says nothing new.
  static AwsCommand plain(String line) {
    return new AwsCommand(line, null, null, false);
  }

  /// A command whose answer is the point.
  static AwsCommand shown(String line) {
    return new AwsCommand(line, null, null, true);
  }

  /// A command that answers with one word, kept in a variable.
  static AwsCommand kept(String variable, String line, @Nullable String describedId) {
    return new AwsCommand(
        variable + "=$(" + line + " --output text)", variable, describedId, false);
  }

  Optional<String> keptIn() {
    return Optional.ofNullable(variable);
  }
}
