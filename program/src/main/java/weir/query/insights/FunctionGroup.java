package weir.query.insights;

import java.util.List;

/// Functions that belong together on the reference page.
///
/// @param title as the page heads them
record FunctionGroup(String title, List<InsightsFunction> functions) {
  FunctionGroup {
    functions = List.copyOf(functions);
  }
}
