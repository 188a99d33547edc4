/// Which files of flow logs a question can need, by what their names say of the rows' times,
/// account and region. Knows neither where files lie nor what is in them. Start reading at
/// [weir.query.pruning.FilePruning].
@NullMarked
package weir.query.pruning;

import org.jspecify.annotations.NullMarked;
