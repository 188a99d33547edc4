package weir.store.catalog;

/// How a table's objects are written, in the names of Hive's classes.
///
/// @param input empty for none
/// @param output empty for none
public record StorageFormat(
    String input, String output, CatalogSerde serde, boolean compressed, boolean subdirectories) {
  /// Nothing is said.
  public static final StorageFormat NONE =
      new StorageFormat("", "", CatalogSerde.NONE, false, false);

  public StorageFormat(String input, String output, CatalogSerde serde) {
    this(input, output, serde, false, false);
  }
}
