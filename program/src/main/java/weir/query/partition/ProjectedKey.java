package weir.query.partition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The values that a partition column can have by its rule.
///
/// To add a kind, add a member and let [KeyReader] name it.
public sealed interface ProjectedKey permits EnumKey, IntegerKey, DateKey, InjectedKey {
  /// All values in order, as they stand in a path; empty when only a query can say them.
  Optional<Stream<String>> values();

  /// How many [#values] there are, or more than an int's largest value says.
  long count();

  /// Those of a query's values that the rule allows, as they stand in a path.
  ///
  /// @param pinned the values that the column must have one of, as SQL prints them
  List<String> among(List<String> pinned);
}
