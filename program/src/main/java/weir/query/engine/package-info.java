/// Runs SQL with DuckDB in this process: analysed queries of Athena over the tables of a catalogue,
/// and the command line's own over flow-log files. Knows no API, no catalogue and no caller's
/// rights: objects come through [weir.query.objects.ObjectSource]. Start reading at
/// [weir.query.engine.SqlEngine], or at [weir.query.engine.Engine] for `weir query`.
@NullMarked
package weir.query.engine;

import org.jspecify.annotations.NullMarked;
