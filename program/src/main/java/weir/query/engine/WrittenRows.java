package weir.query.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.query.objects.ObjectEntry;

/// What a query wrote.
public record WrittenRows(long rows, List<WrittenObject> objects) {
  public WrittenRows {
    objects = List.copyOf(objects);
  }

  /// One object.
  ///
  /// @param partition the partition columns' values, in the order of [WriteOrder#partitionedBy];
  ///   empty without such columns
  public record WrittenObject(List<@Nullable String> partition, ObjectEntry entry, long rows) {}
}
