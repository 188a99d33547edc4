package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.athena.model.BatchGetNamedQueryRequest;
import software.amazon.awssdk.services.athena.model.BatchGetNamedQueryResponse;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.UnprocessedNamedQueryId;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows up to 50 saved queries, and says which are not there.
final class BatchGetNamedQuery
    extends AthenaOperation<BatchGetNamedQueryRequest, BatchGetNamedQueryResponse> {
  BatchGetNamedQuery(Athena athena) {
    super(athena, BatchGetNamedQueryRequest::builder, "NamedQueryIds");
  }

  @Override
  protected List<Permission> needs(BatchGetNamedQueryRequest request, Call call) {
    Set<String> groups = new LinkedHashSet<>();
    athena()
        .read(view -> {
          for (String id : ids(request)) {
            groups.add(
                NamedQueries.find(view, call.scope(), id)
                    .map(NamedQuery::workGroup)
                    .orElse(WorkGroups.PRIMARY));
          }
          return groups;
        });
    return groups.stream().flatMap(group -> onWorkGroup(group, call).stream()).toList();
  }

  @Override
  public BatchGetNamedQueryResponse answer(BatchGetNamedQueryRequest request, Call call) {
    List<NamedQuery> found = new ArrayList<>();
    List<UnprocessedNamedQueryId> missing = new ArrayList<>();
    for (String id : ids(request)) {
      athena()
          .read(view -> NamedQueries.find(view, call.scope(), id))
          .ifPresentOrElse(
              found::add,
              () ->
                  missing.add(
                      UnprocessedNamedQueryId.builder()
                          .namedQueryId(id)
                          .errorCode("INVALID_INPUT")
                          .errorMessage("NamedQuery " + id + " was not found")
                          .build()));
    }
    return BatchGetNamedQueryResponse.builder()
        .namedQueries(found)
        .unprocessedNamedQueryIds(missing)
        .build();
  }

  private static List<String> ids(BatchGetNamedQueryRequest request) {
    RULES.size("namedQueryIds", request.namedQueryIds(), 1, 50);
    return request.namedQueryIds();
  }
}
