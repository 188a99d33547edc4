package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.athena.model.DataCatalogSummary;
import software.amazon.awssdk.services.athena.model.DataCatalogType;
import software.amazon.awssdk.services.athena.model.ListDataCatalogsRequest;
import software.amazon.awssdk.services.athena.model.ListDataCatalogsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Lists the one catalogue, AwsDataCatalog.
final class ListDataCatalogs
    extends AthenaOperation<ListDataCatalogsRequest, ListDataCatalogsResponse> {
  ListDataCatalogs(Athena athena) {
    super(athena, ListDataCatalogsRequest::builder, "NextToken", "MaxResults", "WorkGroup");
  }

  @Override
  protected List<Permission> needs(ListDataCatalogsRequest request, Call call) {
    return List.of(Permission.of("athena:ListDataCatalogs", "*"));
  }

  @Override
  public ListDataCatalogsResponse answer(ListDataCatalogsRequest request, Call call) {
    RULES.page(request.nextToken(), request.maxResults(), 50);
    return ListDataCatalogsResponse.builder()
        .dataCatalogsSummary(
            DataCatalogSummary.builder()
                .catalogName(DataCatalogs.NAME)
                .type(DataCatalogType.GLUE)
                .build())
        .build();
  }
}
