package weir.api.athena;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.Column;
import software.amazon.awssdk.services.athena.model.Database;
import software.amazon.awssdk.services.athena.model.TableMetadata;
import weir.api.auth.Permission;
import weir.api.gateway.Call;
import weir.query.athena.CatalogDeed;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogDatabase;
import weir.store.catalog.CatalogRefusal;
import weir.store.catalog.CatalogTable;

/// The catalogue as Athena's operations show it.
final class CatalogReads {
  private CatalogReads() {}

  /// A right of Athena's on the catalogue, and one of Glue's on what is in it.
  static List<Permission> needs(
      String operation, @Nullable String catalog, CatalogDeed deed, Call call) {
    List<Permission> needed = new ArrayList<>();
    needed.add(DataCatalogs.permission("athena:" + operation, catalog, call));
    needed.addAll(CallerRights.needed(deed, call.scope()));
    return needed;
  }

  static boolean permits(Call call, CatalogDeed deed) {
    return CallerRights.needed(deed, call.scope()).stream().allMatch(call::permits);
  }

  /// @throws weir.api.protocol.ApiException in Athena's words when it is not there
  static <T> T found(Supplier<T> look) {
    try {
      return look.get();
    } catch (CatalogRefusal refusal) {
      throw AthenaErrors.metadata(refusal.sentence());
    }
  }

  static Database shown(CatalogDatabase database) {
    return Database.builder()
        .name(database.name())
        .description(database.description().isEmpty() ? null : database.description())
        .parameters(database.parameters())
        .build();
  }

  static TableMetadata shown(CatalogTable table) {
    return TableMetadata.builder()
        .name(table.name().table())
        .createTime(table.history().created())
        .lastAccessTime(table.definition().upkeep().lastAccess())
        .tableType(table.definition().type())
        .columns(columns(table.columns()))
        .partitionKeys(columns(table.partitionKeys()))
        .parameters(parameters(table))
        .build();
  }

  private static List<Column> columns(List<CatalogColumn> columns) {
    return columns.stream()
        .map(column ->
            Column.builder()
                .name(column.name())
                .type(column.type())
                .comment(column.comment().isEmpty() ? null : column.comment())
                .build())
        .toList();
  }

  /// The table's own and, under names of their own, where and how its objects lie.
  private static Map<String, String> parameters(CatalogTable table) {
    Map<String, String> all = new LinkedHashMap<>(table.parameters());
    if (!table.storage().location().isEmpty()) {
      all.put("location", table.storage().location());
      all.put("inputformat", table.storage().format().input());
      all.put("outputformat", table.storage().format().output());
      all.put("serde.serialization.lib", table.storage().format().serde().library());
      table
          .storage()
          .format()
          .serde()
          .parameters()
          .forEach((name, value) -> all.put("serde.param." + name, value));
    }
    return all;
  }
}
