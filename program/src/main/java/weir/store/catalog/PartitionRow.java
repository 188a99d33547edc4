package weir.store.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.model.aws.Fault;

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
  private static final JsonFactory JSON = new JsonFactory();

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

  /// Token by token, as there may be hundreds of thousands to read at a start.
  static PartitionRow parse(String text) {
    List<String> values = List.of();
    String location = "";
    String storage = "";
    Map<String, String> parameters = Map.of();
    Instant created = Instant.EPOCH;
    Instant accessed = null;
    Instant analyzed = null;
    try (JsonParser in = JSON.createParser(text)) {
      in.nextToken();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        switch (name) {
          case "v" -> values = texts(in);
          case "l" -> location = in.getText();
          case "s" -> storage = in.getText().intern();
          case "p" -> parameters = pairs(in);
          case "c" -> created = Instant.parse(in.getText());
          case "accessed" -> accessed = Instant.parse(in.getText());
          case "analyzed" -> analyzed = Instant.parse(in.getText());
          default -> in.skipChildren();
        }
      }
    } catch (IOException damaged) {
      throw new Fault.Corrupt("a partition of the catalogue is no JSON: " + text);
    }
    return new PartitionRow(
        values,
        location,
        storage,
        parameters,
        created,
        new TableDefinition.Upkeep(accessed, analyzed, 0));
  }

  private static List<String> texts(JsonParser in) throws IOException {
    List<String> texts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      texts.add(in.getText());
    }
    return List.copyOf(texts);
  }

  private static Map<String, String> pairs(JsonParser in) throws IOException {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      pairs.put(name, in.nextTextValue());
    }
    return Collections.unmodifiableMap(pairs);
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
