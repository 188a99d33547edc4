package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryParameter;
import weir.store.state.DocumentKind;

/// Queries that are kept under a name.
final class QueryDefinitions {
  static final int MOST = 1000;

  /// By id.
  static final DocumentKind<QueryDefinition> KIND =
      LogsDocuments.shape("query-definition", QueryDefinition::builder);

  private static final int MOST_PARAMETERS = 20;

  private QueryDefinitions() {}

  /// What stands for `{{name}}` in the text.
  static List<QueryParameter> checked(List<QueryParameter> parameters, String queryText) {
    RULES.size("parameters", parameters, 0, MOST_PARAMETERS);
    Set<String> seen = new TreeSet<>();
    for (QueryParameter parameter : parameters) {
      String name = RULES.text("parameters.name", parameter.name(), 1, 255);
      if (!seen.add(name)) {
        throw LogsErrors.invalid(
            "parameters names " + name + " twice; a parameter may stand in it once");
      }
      if (!queryText.contains("{{" + name + "}}")) {
        throw LogsErrors.invalid(
            "parameters names " + name + ", but the query does not have {{" + name + "}}");
      }
    }
    return parameters;
  }
}
