/// SQL over flow-log files, wherever they lie, without a catalogue: `weir query` and the questions
/// of other commands with `--from`. Columns are what the files' own headers say, so every file may
/// have others.
///
/// Knows no command and no account. Start reading at [weir.query.files.Engine].
@NullMarked
package weir.query.files;

import org.jspecify.annotations.NullMarked;
