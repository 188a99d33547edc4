package weir.store.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A partition as it is kept: what it shares with others of its table, it only names. A year of
/// hours in ten accounts is 87,600 partitions, whose columns would be the same each time.
///
/// @param storage digest of the shared storage
record PartitionRow(
    List<String> values,
    String location,
    String storage,
    Map<String, String> parameters,
    Instant created,
    TableDefinition.Upkeep upkeep) {
  static PartitionRow of(CatalogPartition partition) {
    return new PartitionRow(
        partition.values(),
        partition.storage().location(),
        digest(shared(partition.storage())),
        partition.parameters(),
        partition.created(),
        partition.upkeep());
  }

  static CatalogStorage shared(CatalogStorage storage) {
    return storage.at("");
  }

  CatalogPartition with(CatalogStorage shared) {
    return new CatalogPartition(values, shared.at(location), parameters, created, upkeep);
  }

  static String print(PartitionRow row) {
    ObjectNode object = JsonText.object();
    JsonText.put(object, "v", row.values);
    JsonText.put(object, "l", row.location);
    JsonText.put(object, "s", row.storage);
    JsonText.put(object, "p", row.parameters);
    JsonText.put(object, "c", row.created);
    JsonText.put(object, "accessed", row.upkeep.lastAccess());
    JsonText.put(object, "analyzed", row.upkeep.lastAnalyzed());
    return object.toString();
  }

  static PartitionRow parse(String text) {
    JsonNode object = JsonText.read(text);
    return new PartitionRow(
        List.copyOf(JsonText.texts(object, "v")),
        JsonText.text(object, "l"),
        JsonText.text(object, "s").intern(),
        Map.copyOf(JsonText.pairs(object, "p")),
        JsonText.time(object, "c"),
        new TableDefinition.Upkeep(
            JsonText.timeOrNull(object, "accessed"), JsonText.timeOrNull(object, "analyzed"), 0));
  }

  private static String digest(CatalogStorage shared) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(StorageText.print(shared).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
