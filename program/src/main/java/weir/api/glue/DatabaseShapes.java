package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.PrincipalPermissions;
import weir.store.catalog.CatalogDatabase;
import weir.store.state.Scope;

/// Databases in Glue's shapes.
final class DatabaseShapes {
  private static final Set<String> KEPT =
      Set.of("Name", "Description", "LocationUri", "Parameters", "CreateTableDefaultPermissions");

  private DatabaseShapes() {}

  static CatalogDatabase of(DatabaseInput input, Instant created) {
    RULES.only("DatabaseInput.", input, KEPT);
    List<CatalogDatabase.Grant> grants = new ArrayList<>();
    for (PrincipalPermissions one : input.createTableDefaultPermissions()) {
      grants.add(
          new CatalogDatabase.Grant(
              one.principal() == null || one.principal().dataLakePrincipalIdentifier() == null
                  ? ""
                  : one.principal().dataLakePrincipalIdentifier(),
              one.permissionsAsStrings()));
    }
    return new CatalogDatabase(
        GlueNames.name("databaseInput.name", input.name()),
        RULES.orEmpty("databaseInput.description", input.description(), 2048),
        RULES.orEmpty("databaseInput.locationUri", input.locationUri(), 1024),
        input.parameters(),
        input.hasCreateTableDefaultPermissions() ? grants : CatalogDatabase.BY_IAM,
        created);
  }

  static Database shown(CatalogDatabase database, Scope owner) {
    return Database.builder()
        .name(database.name())
        .description(TableShapes.orNull(database.description()))
        .locationUri(TableShapes.orNull(database.location()))
        .parameters(database.parameters().isEmpty() ? null : database.parameters())
        .createTime(database.created())
        .createTableDefaultPermissions(
            database.tableGrants().stream()
                .map(grant ->
                    PrincipalPermissions.builder()
                        .principal(
                            principal -> principal.dataLakePrincipalIdentifier(grant.principal()))
                        .permissionsWithStrings(grant.permissions())
                        .build())
                .toList())
        .catalogId(owner.accountId())
        .build();
  }
}
