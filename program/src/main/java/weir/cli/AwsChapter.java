package weir.cli;

import java.util.List;

/// Commands that belong together.
///
/// @param makes what they make, in a few words
record AwsChapter(String makes, List<AwsCommand> commands) {
  AwsChapter {
    commands = List.copyOf(commands);
  }
}
