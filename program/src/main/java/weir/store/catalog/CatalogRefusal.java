package weir.store.catalog;

/// Why the catalogue does not do what is asked of it.
public final class CatalogRefusal extends RuntimeException {
  private final Reason reason;

  CatalogRefusal(Reason reason, String sentence) {
    super(sentence, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  /// In Glue's distinctions.
  public enum Reason {
    NOT_FOUND,
    EXISTS,
    INVALID,
    /// The table has changed since the caller looked.
    CHANGED,
    TOO_MANY,
    /// What is kept is not what it says it is.
    DAMAGED
  }

  static CatalogRefusal noDatabase(String name) {
    return new CatalogRefusal(Reason.NOT_FOUND, "Database " + name + " not found.");
  }

  static CatalogRefusal noTable(TableName name) {
    return new CatalogRefusal(Reason.NOT_FOUND, "Table " + name.table() + " not found.");
  }

  static CatalogRefusal noPartition() {
    return new CatalogRefusal(Reason.NOT_FOUND, "Cannot find partition.");
  }

  static CatalogRefusal noVersion() {
    return new CatalogRefusal(Reason.NOT_FOUND, "Table version not found.");
  }

  static CatalogRefusal exists(String kind) {
    return new CatalogRefusal(Reason.EXISTS, kind + " already exists.");
  }

  static CatalogRefusal invalid(String sentence) {
    return new CatalogRefusal(Reason.INVALID, sentence);
  }
}
