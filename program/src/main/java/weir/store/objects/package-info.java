/// Objects in buckets, as plain files in a folder: `<root>/<bucket>/<key>`, so that an engine can
/// read them in place. What is known of an object travels with its file in an extended attribute,
/// so that one rename publishes both. Knows no HTTP and no policy. Start reading at
/// [weir.store.objects.ObjectStore].
@NullMarked
package weir.store.objects;

import org.jspecify.annotations.NullMarked;
