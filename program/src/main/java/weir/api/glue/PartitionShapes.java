package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import weir.store.catalog.CatalogPartition;
import weir.store.catalog.CatalogRefusal;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableDefinition;
import weir.store.state.Scope;

/// Partitions in Glue's shapes.
final class PartitionShapes {
  private PartitionShapes() {}

  static CatalogPartition of(PartitionInput input, Instant created) {
    return new CatalogPartition(
        values(input.values()),
        StorageShapes.of(input.storageDescriptor()),
        input.parameters(),
        created,
        new TableDefinition.Upkeep(input.lastAccessTime(), input.lastAnalyzedTime(), 0));
  }

  private static List<String> values(List<String> given) {
    for (String value : given) {
      RULES.text("partitionInput.values", value, 0, 1024);
    }
    return given;
  }

  static Partition shown(CatalogPartition partition, CatalogTable table, Scope owner) {
    return Partition.builder()
        .values(partition.values())
        .databaseName(table.name().database())
        .tableName(table.name().table())
        .creationTime(partition.created())
        .lastAccessTime(partition.upkeep().lastAccess())
        .lastAnalyzedTime(partition.upkeep().lastAnalyzed())
        .storageDescriptor(StorageShapes.shown(partition.storage()))
        .parameters(partition.parameters().isEmpty() ? null : partition.parameters())
        .catalogId(owner.accountId())
        .build();
  }

  static List<PartitionError> errors(Map<List<String>, CatalogRefusal> refused) {
    return refused.entrySet().stream()
        .map(one ->
            PartitionError.builder()
                .partitionValues(one.getKey())
                .errorDetail(GlueErrors.detail(one.getValue()))
                .build())
        .toList();
  }

  /// @throws ApiException when one was refused
  static void requireAll(Map<List<String>, CatalogRefusal> refused) {
    for (CatalogRefusal one : refused.values()) {
      throw GlueErrors.of(one);
    }
  }
}
