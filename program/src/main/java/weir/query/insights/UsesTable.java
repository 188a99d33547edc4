package weir.query.insights;

/// A command that takes something from a lookup table.
sealed interface UsesTable extends Command permits CidrLookup, Lookup {
  /// The table's name.
  String table();
}
