/// A Trino cluster as the engine of questions: the same SQL over the same catalogue and objects,
/// for what one machine cannot answer.
///
/// Knows Trino's REST protocol and the files that join a cluster to Weir; it does not know who asks
/// nor how answers are kept. Start reading at [weir.query.trino.TrinoEngine].
@NullMarked
package weir.query.trino;

import org.jspecify.annotations.NullMarked;
