package weir.api.glue;

import java.util.List;
import software.amazon.awssdk.services.glue.model.CatalogEncryptionMode;
import software.amazon.awssdk.services.glue.model.ConnectionPasswordEncryption;
import software.amazon.awssdk.services.glue.model.DataCatalogEncryptionSettings;
import software.amazon.awssdk.services.glue.model.EncryptionAtRest;
import software.amazon.awssdk.services.glue.model.GetDataCatalogEncryptionSettingsRequest;
import software.amazon.awssdk.services.glue.model.GetDataCatalogEncryptionSettingsResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Says how the catalogue is encrypted: it lies where the state does, as it is.
final class GetDataCatalogEncryptionSettings
    extends GlueOperation<
        GetDataCatalogEncryptionSettingsRequest, GetDataCatalogEncryptionSettingsResponse> {
  GetDataCatalogEncryptionSettings(Glue glue) {
    super(glue, GetDataCatalogEncryptionSettingsRequest::builder, "CatalogId");
  }

  @Override
  protected List<Permission> needs(GetDataCatalogEncryptionSettingsRequest request, Call call) {
    return onCatalog(request.catalogId(), call);
  }

  @Override
  GetDataCatalogEncryptionSettingsResponse done(
      GetDataCatalogEncryptionSettingsRequest request, Call call) {
    catalog(request.catalogId(), call);
    return GetDataCatalogEncryptionSettingsResponse.builder()
        .dataCatalogEncryptionSettings(
            DataCatalogEncryptionSettings.builder()
                .encryptionAtRest(
                    EncryptionAtRest.builder()
                        .catalogEncryptionMode(CatalogEncryptionMode.DISABLED)
                        .build())
                .connectionPasswordEncryption(
                    ConnectionPasswordEncryption.builder()
                        .returnConnectionPasswordEncrypted(false)
                        .build())
                .build())
        .build();
  }
}
