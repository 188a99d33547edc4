/// Partition projection: which partitions a table has by the rules in its properties, and where
/// they lie. Knows neither engines nor storage. Start reading at
/// [weir.query.partition.PartitionProjection].
@NullMarked
package weir.query.partition;

import org.jspecify.annotations.NullMarked;
