/// Runs SQL over flow-log files. Start reading at [weir.query.engine.Engine].
@NullMarked
package weir.query.engine;

import org.jspecify.annotations.NullMarked;
