package weir.api.athena;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.athena.model.DataCatalog;
import software.amazon.awssdk.services.athena.model.DataCatalogType;
import software.amazon.awssdk.services.athena.model.GetDataCatalogRequest;
import software.amazon.awssdk.services.athena.model.GetDataCatalogResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Shows a catalogue.
final class GetDataCatalog extends AthenaOperation<GetDataCatalogRequest, GetDataCatalogResponse> {
  GetDataCatalog(Athena athena) {
    super(athena, GetDataCatalogRequest::builder, "Name", "WorkGroup");
  }

  @Override
  protected List<Permission> needs(GetDataCatalogRequest request, Call call) {
    return List.of(DataCatalogs.permission("athena:GetDataCatalog", request.name(), call));
  }

  @Override
  public GetDataCatalogResponse answer(GetDataCatalogRequest request, Call call) {
    DataCatalogs.require(request.name());
    return GetDataCatalogResponse.builder()
        .dataCatalog(
            DataCatalog.builder()
                .name(DataCatalogs.NAME)
                .type(DataCatalogType.GLUE)
                .parameters(Map.of("catalog-id", call.accountId()))
                .build())
        .build();
  }
}
