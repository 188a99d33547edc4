/// Nothing but the one name that DuckDB's driver asks for by its text. Start reading at
/// [weir.query.arrow.ArrowTable].
@NullMarked
package org.apache.arrow.c;

import org.jspecify.annotations.NullMarked;
