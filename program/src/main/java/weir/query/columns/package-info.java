/// Flow logs that lie somewhere as text, kept in columns on this machine for the next question
/// (docs/decisions/0008). Knows no query: who asks says which file and takes the columns. Start
/// reading at [weir.query.columns.ColumnCache].
@NullMarked
package weir.query.columns;

import org.jspecify.annotations.NullMarked;
