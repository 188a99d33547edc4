package weir.api.logs;

import static weir.api.logs.LogsErrors.RULES;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.insights.InsightsQuery;

/// Keeps a query under a name, or replaces the one of an id.
final class PutQueryDefinition
    extends LogsOperation<PutQueryDefinitionRequest, PutQueryDefinitionResponse> {
  PutQueryDefinition(Logs logs) {
    super(
        logs,
        PutQueryDefinitionRequest::builder,
        "queryLanguage",
        "name",
        "queryDefinitionId",
        "logGroupNames",
        "queryString",
        "clientToken",
        "parameters");
  }

  @Override
  protected List<Permission> needs(PutQueryDefinitionRequest request, Call call) {
    return List.of(Permission.of(action(), "*"));
  }

  @Override
  public PutQueryDefinitionResponse answer(PutQueryDefinitionRequest request, Call call) {
    QueryLanguages.requireOurs(request.queryLanguageAsString());
    String name = RULES.text("name", request.name(), 1, 255);
    String text = RULES.text("queryString", request.queryString(), 1, InsightsQuery.LONGEST);
    request.logGroupNames().forEach(group -> GroupAddress.named(group, call.scope()));
    String id = id(request);
    QueryDefinition definition =
        QueryDefinition.builder()
            .queryLanguage(QueryLanguages.OURS)
            .queryDefinitionId(id)
            .name(name)
            .queryString(text)
            .logGroupNames(request.logGroupNames())
            .parameters(QueryDefinitions.checked(request.parameters(), text))
            .lastModified(Logs.millis(call.now()))
            .build();
    return logs()
        .change(change -> {
          boolean there = change.find(QueryDefinitions.KIND, call.scope(), id).isPresent();
          if (request.queryDefinitionId() != null && !there) {
            throw LogsErrors.notFound("The query definition " + id + " does not exist.");
          }
          if (!there
              && change.all(QueryDefinitions.KIND, call.scope()).size() >= QueryDefinitions.MOST) {
            throw LogsErrors.limitExceeded(
                "the account has "
                    + QueryDefinitions.MOST
                    + " query definitions, which is as many"
                    + " as it may have");
          }
          change.put(QueryDefinitions.KIND, call.scope(), id, definition);
          return PutQueryDefinitionResponse.builder().queryDefinitionId(id).build();
        });
  }

  /// A request that is sent again with its token makes no second definition.
  private static String id(PutQueryDefinitionRequest request) {
    if (request.queryDefinitionId() != null) {
      return RULES.text("queryDefinitionId", request.queryDefinitionId(), 0, 256);
    }
    return request.clientToken() == null
        ? UUID.randomUUID().toString()
        : UUID.nameUUIDFromBytes(request.clientToken().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
