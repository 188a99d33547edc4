/// The objects that queries read and write: where they lie, with whose rights they are seen, and
/// the copies of remote ones on this machine. Knows no query, no table and no engine. Start reading
/// at [weir.query.objects.ObjectSource].
@NullMarked
package weir.query.objects;

import org.jspecify.annotations.NullMarked;
