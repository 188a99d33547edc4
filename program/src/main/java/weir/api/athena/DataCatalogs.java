package weir.api.athena;

import static weir.api.athena.AthenaErrors.RULES;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// The one catalogue, which is Glue's.
final class DataCatalogs {
  static final String NAME = "AwsDataCatalog";

  private DataCatalogs() {}

  static Permission permission(String action, @Nullable String name, Call call) {
    String given = RULES.text("name", name, 1, 256);
    return Permission.of(action, call.arn("athena", "datacatalog/" + given));
  }

  /// @throws weir.api.protocol.ApiException when another is meant
  static void require(@Nullable String name) {
    String given = RULES.text("name", name, 1, 256);
    if (!given.toLowerCase(Locale.ROOT).equals(NAME.toLowerCase(Locale.ROOT))) {
      throw AthenaErrors.invalid(
          "DataCatalog " + given + " was not found", "DATACATALOG_NOT_FOUND");
    }
  }
}
