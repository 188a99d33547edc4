package weir.store.catalog;

import java.util.List;

/// Into how many buckets, by which columns and in which order, a table's rows are written.
///
/// @param number 0 when the table has no buckets; Hive also writes -1
public record Bucketing(int number, List<String> columns, List<SortColumn> sorted) {
  /// A table without buckets.
  public static final Bucketing NONE = new Bucketing(0, List.of(), List.of());

  public Bucketing {
    columns = List.copyOf(columns);
    sorted = List.copyOf(sorted);
  }

  /// A column that rows are sorted by.
  public record SortColumn(String name, boolean ascending) {}
}
