package weir.query.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.query.objects.ObjectAddress;
import weir.query.partition.PartitionProjection;

/// Which folders hold a table's objects, and what its partition columns are in each.
public sealed interface PartitionSource {
  /// A table without partition columns.
  record None(ObjectAddress location) implements PartitionSource {}

  /// The partitions that a catalogue knows.
  record Listed(List<Partition> partitions) implements PartitionSource {
    public Listed {
      partitions = List.copyOf(partitions);
    }
  }

  /// Partitions that follow from a rule.
  record Projected(PartitionProjection projection) implements PartitionSource {}

  /// One partition.
  ///
  /// @param values the partition columns' values as text, in the table's order; null for NULL
  record Partition(List<@Nullable String> values, ObjectAddress location) {
    /// What Hive writes in a path in place of NULL.
    public static final String HIVE_NULL = "__HIVE_DEFAULT_PARTITION__";

    public Partition {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }
}
