/// The catalogue of tables: databases, tables with their versions, and partitions by the hundred
/// thousand, as documents of the state. Knows nothing of AWS's operations, of SQL, or of who may
/// see what. Start reading at [weir.store.catalog.Catalog].
@NullMarked
package weir.store.catalog;

import org.jspecify.annotations.NullMarked;
