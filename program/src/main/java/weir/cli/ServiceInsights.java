package weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import weir.cli.shell.Asked;
import weir.cli.shell.Asker;
import weir.cli.shell.StatementFault;
import weir.model.aws.Fault;
import weir.query.insights.InsightsQuery;
import weir.query.insights.InsightsVocabulary;
import weir.query.insights.MalformedQuery;

/// Queries of Logs Insights as a service answers them.
final class ServiceInsights implements Asker {
  static final String TARGET = "Logs_20140328.";
  private static final JsonMapper JSON = new JsonMapper();

  private final ServiceCalls calls;
  private final List<String> groups;
  private final Supplier<TimeOptions.Range> time;

  /// @param time asked before each query
  ServiceInsights(ServiceCalls calls, List<String> groups, Supplier<TimeOptions.Range> time) {
    this.calls = calls;
    this.groups = List.copyOf(groups);
    this.time = time;
  }

  @Override
  public Asked ask(String statement) {
    if (groups.isEmpty() && namesNoGroup(statement)) {
      throw StatementFault.at(
          0,
          0,
          "no log group is named; give --group NAME, or begin the query with SOURCE"
              + " \"NAME\"."
              + there());
    }
    TimeOptions.Range range = time.get();
    ObjectNode request =
        JSON.createObjectNode()
            .put("queryString", statement)
            .put("startTime", range.start().getEpochSecond())
            .put("endTime", range.end().getEpochSecond());
    if (!groups.isEmpty()) {
      groups.forEach(request.putArray("logGroupIdentifiers")::add);
    }
    return new InsightsAnswer(calls, request, statement);
  }

  private static boolean namesNoGroup(String statement) {
    try {
      return InsightsQuery.parse(statement).source().isEmpty();
    } catch (MalformedQuery wrong) {
      throw StatementFault.at(statement, wrong.start(), wrong.sentence());
    }
  }

  /// Which groups there are, as far as the caller may know.
  private String there() {
    List<String> names = names();
    return names.isEmpty() ? "" : " There are " + String.join(", ", names) + ".";
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    try {
      for (JsonNode group :
          calls
              .ask("logs", TARGET + "DescribeLogGroups", JSON.createObjectNode().put("limit", 50))
              .path("logGroups")) {
        names.add(group.path("logGroupName").asText());
      }
    } catch (ServiceRefusal | Fault noRight) {
      // The sentence is right without the names.
    }
    return names;
  }

  @Override
  public List<String> words() {
    return InsightsVocabulary.words();
  }

  @Override
  public void close() {}
}
