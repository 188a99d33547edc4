package weir.store.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// JSON of small documents: absent members stand for empty ones.
final class JsonText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonText() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException damaged) {
      throw new Fault.Corrupt("a document of the catalogue is no JSON: " + text);
    }
  }

  static void put(ObjectNode object, String name, String value) {
    if (!value.isEmpty()) {
      object.put(name, value);
    }
  }

  static void put(ObjectNode object, String name, @Nullable Instant time) {
    if (time != null) {
      object.put(name, time.toString());
    }
  }

  static void put(ObjectNode object, String name, Map<String, String> pairs) {
    if (!pairs.isEmpty()) {
      ObjectNode inner = object.putObject(name);
      pairs.forEach(inner::put);
    }
  }

  static void put(ObjectNode object, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = object.putArray(name);
      texts.forEach(array::add);
    }
  }

  static String text(JsonNode object, String name) {
    return object.path(name).asText("");
  }

  static @Nullable Instant timeOrNull(JsonNode object, String name) {
    return object.has(name) ? Instant.parse(object.get(name).asText()) : null;
  }

  static Instant time(JsonNode object, String name) {
    return Instant.parse(object.path(name).asText());
  }

  static Map<String, String> pairs(JsonNode object, String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    object.path(name).properties().forEach(one -> pairs.put(one.getKey(), one.getValue().asText()));
    return pairs;
  }

  static List<String> texts(JsonNode object, String name) {
    List<String> texts = new ArrayList<>();
    object.path(name).forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
