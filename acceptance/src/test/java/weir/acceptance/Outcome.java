package weir.acceptance;

import java.util.List;

/// What a finished run left behind.
record Outcome(int exitCode, String out, String err) {
  List<String> lines() {
    return out.lines().toList();
  }

  /// The outcome itself when the run went well; otherwise fails with what it said.
  Outcome orFail() {
    return expecting(0);
  }

  /// The outcome itself when the run ended with this code; otherwise fails with what it said.
  Outcome expecting(int code) {
    if (exitCode != code) {
      throw new AssertionError(
          "exit code " + exitCode + " instead of " + code + "\n" + err + "\n" + out);
    }
    return this;
  }
}
