package weir.api.logs;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows the queries that are kept, by name.
final class DescribeQueryDefinitions
    extends LogsOperation<DescribeQueryDefinitionsRequest, DescribeQueryDefinitionsResponse> {
  DescribeQueryDefinitions(Logs logs) {
    super(
        logs,
        DescribeQueryDefinitionsRequest::builder,
        "queryLanguage",
        "queryDefinitionNamePrefix",
        "maxResults",
        "nextToken");
  }

  @Override
  protected List<Permission> needs(DescribeQueryDefinitionsRequest request, Call call) {
    return List.of(Permission.of(action(), "*"));
  }

  @Override
  public DescribeQueryDefinitionsResponse answer(
      DescribeQueryDefinitionsRequest request, Call call) {
    QueryLanguages.requireOurs(request.queryLanguageAsString());
    String prefix =
        request.queryDefinitionNamePrefix() == null ? "" : request.queryDefinitionNamePrefix();
    List<QueryDefinition> all =
        logs().read(view -> view.all(QueryDefinitions.KIND, call.scope())).stream()
            .filter(definition -> definition.name().startsWith(prefix))
            .sorted(Comparator.comparing(DescribeQueryDefinitions::place))
            .toList();
    Page<QueryDefinition> page =
        Page.of(
            all,
            DescribeQueryDefinitions::place,
            new Page.Asked(request.maxResults(), request.nextToken(), 1000));
    return DescribeQueryDefinitionsResponse.builder()
        .queryDefinitions(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static String place(QueryDefinition definition) {
    return definition.name() + "\n" + definition.queryDefinitionId();
  }
}
