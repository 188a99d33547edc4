/// Flow records as files: text as AWS writes it and Parquet, both directions, and the names that
/// such files have. Knows nothing of where files are kept or who asked for them. Start reading at
/// [weir.store.records.RecordTextReader].
@NullMarked
package weir.store.records;

import org.jspecify.annotations.NullMarked;
