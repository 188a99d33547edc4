package weir.query.hive;

/// `MSCK REPAIR TABLE`: adds the partitions whose folders are there.
public record RepairTable(HiveName name) implements HiveStatement {}
