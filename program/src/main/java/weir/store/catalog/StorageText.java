package weir.store.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Storage and columns as text.
final class StorageText {
  private StorageText() {}

  static String print(CatalogStorage storage) {
    return object(storage).toString();
  }

  static CatalogStorage parse(String text) {
    return of(JsonText.read(text));
  }

  static ObjectNode object(CatalogStorage storage) {
    ObjectNode object = JsonText.object();
    columns(object, "columns", storage.columns());
    JsonText.put(object, "location", storage.location());
    JsonText.put(object, "more", storage.additionalLocations());
    StorageFormat format = storage.format();
    JsonText.put(object, "input", format.input());
    JsonText.put(object, "output", format.output());
    if (format.compressed()) {
      object.put("compressed", true);
    }
    if (format.subdirectories()) {
      object.put("subdirectories", true);
    }
    if (!format.serde().equals(CatalogSerde.NONE)) {
      ObjectNode serde = object.putObject("serde");
      JsonText.put(serde, "name", format.serde().name());
      JsonText.put(serde, "library", format.serde().library());
      JsonText.put(serde, "parameters", format.serde().parameters());
    }
    bucketing(object, storage.bucketing());
    JsonText.put(object, "parameters", storage.parameters());
    return object;
  }

  static CatalogStorage of(JsonNode object) {
    JsonNode serde = object.path("serde");
    return new CatalogStorage(
        columns(object, "columns"),
        JsonText.text(object, "location"),
        JsonText.texts(object, "more"),
        new StorageFormat(
            JsonText.text(object, "input"),
            JsonText.text(object, "output"),
            new CatalogSerde(
                JsonText.text(serde, "name"),
                JsonText.text(serde, "library"),
                JsonText.pairs(serde, "parameters")),
            object.path("compressed").asBoolean(),
            object.path("subdirectories").asBoolean()),
        bucketing(object),
        JsonText.pairs(object, "parameters"));
  }

  private static void bucketing(ObjectNode object, Bucketing bucketing) {
    if (bucketing.number() != 0) {
      object.put("buckets", bucketing.number());
    }
    JsonText.put(object, "bucketed", bucketing.columns());
    if (!bucketing.sorted().isEmpty()) {
      ArrayNode sorted = object.putArray("sorted");
      bucketing.sorted().forEach(one -> sorted.addObject().put(one.name(), one.ascending()));
    }
  }

  private static Bucketing bucketing(JsonNode object) {
    List<Bucketing.SortColumn> sorted = new ArrayList<>();
    for (JsonNode one : object.path("sorted")) {
      one.properties()
          .forEach(pair ->
              sorted.add(new Bucketing.SortColumn(pair.getKey(), pair.getValue().asBoolean())));
    }
    return new Bucketing(
        object.path("buckets").asInt(), JsonText.texts(object, "bucketed"), sorted);
  }

  static void columns(ObjectNode object, String name, List<CatalogColumn> columns) {
    if (columns.isEmpty()) {
      return;
    }
    ArrayNode array = object.putArray(name);
    for (CatalogColumn column : columns) {
      ObjectNode one = array.addObject();
      JsonText.put(one, "name", column.name());
      JsonText.put(one, "type", column.type());
      JsonText.put(one, "comment", column.comment());
      JsonText.put(one, "parameters", column.parameters());
    }
  }

  static List<CatalogColumn> columns(JsonNode object, String name) {
    List<CatalogColumn> columns = new ArrayList<>();
    for (JsonNode one : object.path(name)) {
      columns.add(
          new CatalogColumn(
              JsonText.text(one, "name"),
              JsonText.text(one, "type"),
              JsonText.text(one, "comment"),
              JsonText.pairs(one, "parameters")));
    }
    return columns;
  }
}
