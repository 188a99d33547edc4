package weir.store.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Tables as text.
final class TableText {
  private TableText() {}

  static String print(CatalogTable table) {
    ObjectNode object = JsonText.object();
    JsonText.put(object, "database", table.name().database());
    JsonText.put(object, "name", table.name().table());
    TableDefinition definition = table.definition();
    JsonText.put(object, "description", definition.description());
    JsonText.put(object, "owner", definition.owner());
    object.set("storage", StorageText.object(definition.storage()));
    StorageText.columns(object, "keys", definition.partitionKeys());
    JsonText.put(object, "viewOriginal", definition.view().original());
    JsonText.put(object, "viewExpanded", definition.view().expanded());
    JsonText.put(object, "type", definition.type());
    JsonText.put(object, "parameters", definition.parameters());
    JsonText.put(object, "accessed", definition.upkeep().lastAccess());
    JsonText.put(object, "analyzed", definition.upkeep().lastAnalyzed());
    object.put("retention", definition.upkeep().retention());
    CatalogTable.TableHistory history = table.history();
    JsonText.put(object, "id", history.id());
    JsonText.put(object, "created", history.created());
    JsonText.put(object, "updated", history.updated());
    JsonText.put(object, "createdBy", history.createdBy());
    object.put("version", history.version());
    return object.toString();
  }

  static CatalogTable parse(String text) {
    JsonNode object = JsonText.read(text);
    return new CatalogTable(
        new TableName(JsonText.text(object, "database"), JsonText.text(object, "name")),
        definition(object),
        new CatalogTable.TableHistory(
            JsonText.text(object, "id"),
            JsonText.time(object, "created"),
            JsonText.time(object, "updated"),
            JsonText.text(object, "createdBy"),
            object.path("version").asLong()));
  }

  private static TableDefinition definition(JsonNode object) {
    return new TableDefinition(
        JsonText.text(object, "description"),
        JsonText.text(object, "owner"),
        StorageText.of(object.path("storage")),
        StorageText.columns(object, "keys"),
        new TableDefinition.ViewText(
            JsonText.text(object, "viewOriginal"), JsonText.text(object, "viewExpanded")),
        JsonText.text(object, "type"),
        JsonText.pairs(object, "parameters"),
        new TableDefinition.Upkeep(
            JsonText.timeOrNull(object, "accessed"),
            JsonText.timeOrNull(object, "analyzed"),
            object.path("retention").asInt()));
  }
}
