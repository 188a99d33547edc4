package weir.query.engine;

import weir.query.sql.SqlRelation;

/// What a table of the catalogue is made of, for reading.
///
/// @param table its columns; hidden ones of the names in [HiddenColumn] are filled too
public record TableSource(SqlRelation.Table table, TableFormat format, PartitionSource partitions)
    implements RelationSource {}
