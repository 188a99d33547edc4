package weir.query.engine;

import java.time.Duration;

/// What a query did.
///
/// @param partitionsConsidered those that the tables have, or that their rules were asked for
/// @param partitionsRead those that can hold rows of the answer
/// @param filesConsidered objects in the partitions read
/// @param filesRead those of them that can hold rows of the answer
/// @param bytesScanned of stored objects: text as it is packed, of Parquet the columns needed
/// @param rowsScanned rows of the objects read
/// @param rowsReturned rows of the answer so far
/// @param queueing waiting for a place
/// @param planning finding and choosing objects
/// @param running from then on
public record QueryStatistics(
    long partitionsConsidered,
    long partitionsRead,
    long filesConsidered,
    long filesRead,
    long bytesScanned,
    long rowsScanned,
    long rowsReturned,
    Duration queueing,
    Duration planning,
    Duration running) {}
