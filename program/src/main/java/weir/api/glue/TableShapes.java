package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.TableVersion;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableDefinition;
import weir.store.state.Scope;

/// Tables in Glue's shapes.
final class TableShapes {
  private static final Set<String> KEPT =
      Set.of(
          "Name",
          "Description",
          "Owner",
          "LastAccessTime",
          "LastAnalyzedTime",
          "Retention",
          "StorageDescriptor",
          "PartitionKeys",
          "ViewOriginalText",
          "ViewExpandedText",
          "TableType",
          "Parameters");

  private TableShapes() {}

  static TableDefinition of(TableInput input) {
    RULES.only("TableInput.", input, KEPT);
    int retention =
        RULES.within("tableInput.retention", input.retention(), 0, Integer.MAX_VALUE, 0);
    return new TableDefinition(
        RULES.orEmpty("tableInput.description", input.description(), 2048),
        RULES.orEmpty("tableInput.owner", input.owner(), 255),
        StorageShapes.of(input.storageDescriptor()),
        StorageShapes.columns("tableInput.partitionKeys", input.partitionKeys()),
        new TableDefinition.ViewText(
            RULES.orEmpty("tableInput.viewOriginalText", input.viewOriginalText(), 409_600),
            RULES.orEmpty("tableInput.viewExpandedText", input.viewExpandedText(), 409_600)),
        RULES.orEmpty("tableInput.tableType", input.tableType(), 255),
        input.parameters(),
        new TableDefinition.Upkeep(input.lastAccessTime(), input.lastAnalyzedTime(), retention));
  }

  static Table shown(CatalogTable table, Scope owner) {
    TableDefinition definition = table.definition();
    return Table.builder()
        .name(table.name().table())
        .databaseName(table.name().database())
        .description(orNull(definition.description()))
        .owner(orNull(definition.owner()))
        .createTime(table.history().created())
        .updateTime(table.history().updated())
        .lastAccessTime(definition.upkeep().lastAccess())
        .lastAnalyzedTime(definition.upkeep().lastAnalyzed())
        .retention(definition.upkeep().retention())
        .storageDescriptor(StorageShapes.shown(definition.storage()))
        .partitionKeys(StorageShapes.columns(definition.partitionKeys()))
        .viewOriginalText(orNull(definition.view().original()))
        .viewExpandedText(orNull(definition.view().expanded()))
        .tableType(orNull(definition.type()))
        .parameters(definition.parameters().isEmpty() ? null : definition.parameters())
        .createdBy(orNull(table.history().createdBy()))
        .isRegisteredWithLakeFormation(false)
        .catalogId(owner.accountId())
        .versionId(String.valueOf(table.history().version()))
        .build();
  }

  static TableVersion version(CatalogTable table, Scope owner) {
    return TableVersion.builder()
        .table(shown(table, owner))
        .versionId(String.valueOf(table.history().version()))
        .build();
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
