package weir.query.hive;

/// A statement in Hive's dialect, in which Athena's DDL is written.
///
/// Names that carry no database have an empty one: that of the session is meant.
public sealed interface HiveStatement
    permits CreateTable,
        DatabaseStatement,
        DropRelation,
        AlterTable,
        RepairTable,
        ShowStatement,
        DescribeStatement {
  /// @throws DdlFault when it is none, with the place
  static HiveStatement parse(String text) {
    return new HiveParser(HiveTokens.of(text)).statement();
  }

  /// Whether a text is meant to be one, by its first words; else it is Trino's SQL.
  static boolean isMeant(String text) {
    return HiveOpening.isHive(text);
  }

  /// A text that [#parse] reads as the same statement.
  default String print() {
    return HivePrinter.print(this);
  }
}
