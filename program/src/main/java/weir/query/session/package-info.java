/// A database of DuckDB for one question: its settings and limits, the functions of ours that it
/// may call, and what its syntax trees, values and errors mean. Knows no table and no file. Start
/// reading at [weir.query.session.DuckDbSession].
@NullMarked
package weir.query.session;

import org.jspecify.annotations.NullMarked;
