package weir.store.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import weir.store.state.DocumentKind;

/// Buckets as JSON and back.
final class BucketText {
  static final DocumentKind<Bucket> KIND =
      new DocumentKind<>("bucket", BucketText::print, BucketText::parse);

  private BucketText() {}

  static String print(Bucket bucket) {
    ObjectNode node = MetadataText.emptyTree();
    node.put("name", bucket.name());
    node.put("account", bucket.account());
    node.put("region", bucket.region());
    node.put("createdAt", bucket.createdAt().toString());
    node.put("versioning", bucket.versioning().name());
    ObjectNode documents = node.putObject("documents");
    bucket.documents().forEach(documents::put);
    return node.toString();
  }

  static Bucket parse(String text) {
    JsonNode node = MetadataText.tree(text);
    Map<String, String> documents = new HashMap<>();
    node.path("documents")
        .properties()
        .forEach(entry -> documents.put(entry.getKey(), entry.getValue().asText()));
    return new Bucket(
        node.path("name").asText(),
        node.path("account").asText(),
        node.path("region").asText(),
        Instant.parse(node.path("createdAt").asText()),
        Bucket.Versioning.valueOf(node.path("versioning").asText()),
        documents);
  }
}
