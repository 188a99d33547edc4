/// Flow records: the catalogue of fields, formats, and records in bulk. Does no I/O and reads no
/// clock. Start reading at [weir.model.flow.RecordField], then [weir.model.flow.RecordBatch].
@NullMarked
package weir.model.flow;

import org.jspecify.annotations.NullMarked;
