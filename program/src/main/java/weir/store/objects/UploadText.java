package weir.store.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// Uploads as JSON and back.
final class UploadText {
  private UploadText() {}

  static String print(Upload upload) {
    ObjectNode node = MetadataText.emptyTree();
    node.put("id", upload.id());
    node.put("bucket", upload.name().bucket());
    node.put("key", upload.name().key());
    node.put("owner", upload.owner());
    node.put("startedAt", upload.startedAt().toString());
    MetadataText.printLabels(node.putObject("labels"), upload.labels());
    if (upload.rule() != null) {
      MetadataText.printRule(node.putObject("rule"), upload.rule());
    }
    if (upload.checksum() != null) {
      node.put("checksum", upload.checksum().name());
    }
    node.put("fullObject", upload.fullObject());
    return node.toString();
  }

  static Upload parse(String text) {
    JsonNode node = MetadataText.tree(text);
    JsonNode rule = node.get("rule");
    JsonNode checksum = node.get("checksum");
    return new Upload(
        node.path("id").asText(),
        new ObjectName(node.path("bucket").asText(), node.path("key").asText()),
        MetadataText.labels(node.path("labels")),
        node.path("owner").asText(),
        Instant.parse(node.path("startedAt").asText()),
        rule == null ? null : MetadataText.rule(rule),
        checksum == null ? null : ChecksumAlgorithm.valueOf(checksum.asText()),
        node.path("fullObject").asBoolean());
  }
}
