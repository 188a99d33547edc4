package weir.query.athena;

/// `MSCK REPAIR TABLE`: adds the partitions whose folders are there.
public record RepairTable(HiveName name) implements HiveStatement {}
