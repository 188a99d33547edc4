package weir.query.duckdb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.query.objects.ObjectEntry;

/// An object of a table that is to be read.
///
/// @param constants what is the same in all its rows: the partition columns as text, then the
///   hidden columns
record TableFile(ObjectEntry entry, List<@Nullable String> constants) {
  TableFile {
    constants = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(constants));
  }
}
