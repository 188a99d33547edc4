/// Rows that are handed to DuckDB without a copy, in the layout of Arrow's C interface: memory
/// outside the heap that batches are written into, and the functions by which DuckDB fetches them.
/// Knows no file, no SQL and no query. Start reading at [weir.query.arrow.ArrowTable].
@NullMarked
package weir.query.arrow;

import org.jspecify.annotations.NullMarked;
