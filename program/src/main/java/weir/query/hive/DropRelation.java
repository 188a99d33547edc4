package weir.query.athena;

/// `DROP TABLE` and `DROP VIEW`
public record DropRelation(HiveName name, boolean ifExists, boolean view)
    implements HiveStatement {}
