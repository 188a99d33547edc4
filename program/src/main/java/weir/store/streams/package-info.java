/// What delivery streams have acknowledged and not yet delivered, on disk.
///
/// Knows neither Firehose's API nor where records go: bytes and their time of arrival come in at
/// one end, and whoever delivers takes them from the other. Start reading at
/// [weir.store.streams.StreamBuffer].
@NullMarked
package weir.store.streams;

import org.jspecify.annotations.NullMarked;
