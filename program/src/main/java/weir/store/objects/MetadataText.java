package weir.store.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// Metadata as JSON and back. What has its usual value is left out; names are short, because the
/// text should fit into an attribute.
final class MetadataText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MetadataText() {}

  static String print(ObjectMetadata metadata) {
    ObjectNode node = JSON.createObjectNode();
    node.put("order", metadata.order());
    putUnless(node, "version", metadata.versionId(), ObjectMetadata.NULL_VERSION);
    if (metadata.deleteMarker()) {
      node.put("marker", true);
    }
    node.put("owner", metadata.owner());
    putUnless(node, "upload", metadata.uploadId(), "");
    printContent(node, metadata.content());
    printLabels(node, metadata.labels());
    return node.toString();
  }

  private static void printContent(ObjectNode node, ObjectContent content) {
    node.put("size", content.sizeBytes());
    node.put("etag", content.etag());
    Map<String, String> checksums = new LinkedHashMap<>();
    content.checksums().forEach((algorithm, value) -> checksums.put(algorithm.name(), value));
    putMap(node, "sums", checksums);
    if (!content.parts().isEmpty()) {
      StringBuilder parts = new StringBuilder();
      content
          .parts()
          .forEach(
              part -> parts.append(part.number()).append(':').append(part.sizeBytes()).append(' '));
      node.put("parts", parts.toString().strip());
    }
    ObjectEncryption encryption = content.encryption();
    if (encryption != null) {
      ObjectNode sse = node.putObject("sse");
      printRule(sse, encryption.rule());
      sse.put("wrapped", Base64.getEncoder().encodeToString(encryption.wrappedKey()));
    }
  }

  static void printRule(ObjectNode node, EncryptionRule rule) {
    node.put("kind", rule.kind().name());
    if (rule.keyId() != null) {
      node.put("key", rule.keyId());
    }
    putMap(node, "context", rule.context());
    if (rule.bucketKey()) {
      node.put("bucketKey", true);
    }
  }

  static void printLabels(ObjectNode node, ObjectLabels labels) {
    putMap(node, "headers", labels.headers());
    putMap(node, "user", labels.user());
    putMap(node, "tags", labels.tags());
    putUnless(node, "acl", labels.acl(), ObjectLabels.NONE.acl());
    putUnless(node, "class", labels.storageClass(), ObjectLabels.NONE.storageClass());
  }

  private static void putUnless(ObjectNode node, String name, String value, String usual) {
    if (!value.equals(usual)) {
      node.put(name, value);
    }
  }

  private static void putMap(ObjectNode node, String name, Map<String, String> map) {
    if (!map.isEmpty()) {
      ObjectNode child = node.putObject(name);
      map.forEach(child::put);
    }
  }

  static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException damaged) {
      throw new Fault.Corrupt(
          "what is kept of an object is damaged: " + damaged.getOriginalMessage());
    }
  }

  static ObjectNode emptyTree() {
    return JSON.createObjectNode();
  }

  static ObjectMetadata parse(JsonNode node) {
    return new ObjectMetadata(
        node.path("order").asLong(),
        node.path("version").asText(ObjectMetadata.NULL_VERSION),
        node.path("marker").asBoolean(),
        node.path("owner").asText(),
        node.path("upload").asText(""),
        content(node),
        labels(node));
  }

  private static ObjectContent content(JsonNode node) {
    Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
    map(node.path("sums"))
        .forEach((name, value) -> checksums.put(ChecksumAlgorithm.valueOf(name), value));
    List<ObjectContent.Part> parts = new ArrayList<>();
    String partsText = node.path("parts").asText("");
    for (String part : partsText.isEmpty() ? new String[0] : partsText.split(" ")) {
      String[] pair = part.split(":");
      parts.add(new ObjectContent.Part(Integer.parseInt(pair[0]), Long.parseLong(pair[1])));
    }
    JsonNode sse = node.get("sse");
    return new ObjectContent(
        node.path("size").asLong(), node.path("etag").asText(), checksums, parts, encryption(sse));
  }

  private static @Nullable ObjectEncryption encryption(@Nullable JsonNode sse) {
    return sse == null
        ? null
        : new ObjectEncryption(rule(sse), Base64.getDecoder().decode(sse.path("wrapped").asText()));
  }

  static EncryptionRule rule(JsonNode node) {
    JsonNode key = node.get("key");
    return new EncryptionRule(
        EncryptionRule.Kind.valueOf(node.path("kind").asText()),
        key == null ? null : key.asText(),
        map(node.path("context")),
        node.path("bucketKey").asBoolean());
  }

  static ObjectLabels labels(JsonNode node) {
    return new ObjectLabels(
        map(node.path("headers")),
        map(node.path("user")),
        map(node.path("tags")),
        node.path("acl").asText(ObjectLabels.NONE.acl()),
        node.path("class").asText(ObjectLabels.NONE.storageClass()));
  }

  private static Map<String, String> map(JsonNode node) {
    Map<String, String> map = new LinkedHashMap<>();
    node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }
}
