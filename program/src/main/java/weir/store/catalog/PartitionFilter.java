package weir.store.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which partitions are wanted: an expression over partition keys, in the grammar of Glue's
/// `GetPartitions`. Comparisons follow the keys' types.
public final class PartitionFilter {
  /// Lets everything through.
  public static final PartitionFilter ALL = new PartitionFilter(null, 0);

  private final @Nullable PartitionCondition test;
  private final int keys;

  private PartitionFilter(@Nullable PartitionCondition test, int keys) {
    this.test = test;
    this.keys = keys;
  }

  /// @param text empty for everything
  /// @param keys the table's partition keys
  /// @throws CatalogRefusal when it does not follow the grammar, or names something else
  public static PartitionFilter parse(String text, List<CatalogColumn> keys) {
    return text.isBlank()
        ? ALL
        : new PartitionFilter(new PartitionFilterParser(text, keys).whole(), keys.size());
  }

  /// @param values of one partition, in the keys' order
  /// @throws CatalogRefusal when a value is not of its key's type
  public boolean matches(List<String> values) {
    return test == null || test.of(values) == PartitionCondition.Truth.TRUE;
  }

  /// What the first keys must be, as far as they can be one text only.
  List<String> pinned() {
    Map<Integer, String> known = new HashMap<>();
    if (test != null) {
      pin(test, known);
    }
    List<String> pinned = new ArrayList<>();
    for (int key = 0; key < keys; key++) {
      String value = known.get(key);
      if (value == null) {
        break;
      }
      pinned.add(value);
    }
    return pinned;
  }

  private static void pin(PartitionCondition test, Map<Integer, String> known) {
    switch (test) {
      case PartitionCondition.And and -> {
        pin(and.left(), known);
        pin(and.right(), known);
      }
      case PartitionCondition.Comparison comparison -> {
        if (comparison.sign().equals("=")
            && comparison.key().type() == KeyType.TEXT
            && comparison.with() instanceof String text) {
          known.putIfAbsent(comparison.key().index(), text);
        }
      }
      case PartitionCondition.Or or -> {}
      case PartitionCondition.Not not -> {}
      case PartitionCondition.In in -> {}
      case PartitionCondition.Between between -> {}
      case PartitionCondition.Like like -> {}
      case PartitionCondition.IsNull none -> {}
    }
  }
}
