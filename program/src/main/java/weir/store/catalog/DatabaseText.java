package weir.store.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Databases as text.
final class DatabaseText {
  private DatabaseText() {}

  static String print(CatalogDatabase database) {
    ObjectNode object = JsonText.object();
    JsonText.put(object, "name", database.name());
    JsonText.put(object, "description", database.description());
    JsonText.put(object, "location", database.location());
    JsonText.put(object, "parameters", database.parameters());
    if (!database.tableGrants().isEmpty()) {
      ArrayNode grants = object.putArray("grants");
      for (CatalogDatabase.Grant grant : database.tableGrants()) {
        ObjectNode one = grants.addObject();
        JsonText.put(one, "principal", grant.principal());
        JsonText.put(one, "permissions", grant.permissions());
      }
    }
    JsonText.put(object, "created", database.created());
    return object.toString();
  }

  static CatalogDatabase parse(String text) {
    JsonNode object = JsonText.read(text);
    List<CatalogDatabase.Grant> grants = new ArrayList<>();
    for (JsonNode grant : object.path("grants")) {
      grants.add(
          new CatalogDatabase.Grant(
              JsonText.text(grant, "principal"), JsonText.texts(grant, "permissions")));
    }
    return new CatalogDatabase(
        JsonText.text(object, "name"),
        JsonText.text(object, "description"),
        JsonText.text(object, "location"),
        JsonText.pairs(object, "parameters"),
        grants,
        JsonText.time(object, "created"));
  }
}
