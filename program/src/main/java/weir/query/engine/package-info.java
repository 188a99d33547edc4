/// What an engine of questions is given and what it gives back: the sources of a query's relations,
/// its limits, its rows and the objects that it writes. Knows no engine, no API and no caller's
/// rights. Start reading at [weir.query.engine.SqlEngine].
@NullMarked
package weir.query.engine;

import org.jspecify.annotations.NullMarked;
