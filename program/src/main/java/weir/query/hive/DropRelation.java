package weir.query.hive;

/// `DROP TABLE` and `DROP VIEW`
public record DropRelation(HiveName name, boolean ifExists, boolean view)
    implements HiveStatement {}
