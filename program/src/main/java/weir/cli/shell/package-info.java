/// The shell in which questions are asked one after the other: editing, history, completion, and
/// the place of an error under the statement. Knows neither languages nor where answers come from:
/// an [weir.cli.shell.Asker] does. Start reading at [weir.cli.shell.Shell].
@NullMarked
package weir.cli.shell;

import org.jspecify.annotations.NullMarked;
