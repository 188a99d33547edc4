package org.apache.arrow.c;

/// Where a stream of Arrow's C interface is in memory. `DuckDBConnection.registerArrowStream` takes
/// an object of this name only, asks it for its address and knows nothing else of Arrow's library,
/// which Weir does not use.
///
/// @param memoryAddress of a `struct ArrowArrayStream`
public record ArrowArrayStream(long memoryAddress) {}
