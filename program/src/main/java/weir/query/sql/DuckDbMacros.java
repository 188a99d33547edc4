package weir.query.sql;

import java.util.List;

/// The macros that translated text calls. A session runs them once, when it is opened.
public final class DuckDbMacros {
  private DuckDbMacros() {}

  /// `CREATE OR REPLACE TEMP MACRO …`, in the order in which they must run.
  public static List<String> statements() {
    return List.of();
  }
}
