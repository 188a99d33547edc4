/// Log events on disk: what is acknowledged is in a group's journal, what is older lies in Parquet
/// segments, and both are read as one in the order of time. Knows nothing of AWS's operations, of
/// group names, or of who may read what. Start reading at [weir.store.logs.LogStore].
@NullMarked
package weir.store.logs;

import org.jspecify.annotations.NullMarked;
