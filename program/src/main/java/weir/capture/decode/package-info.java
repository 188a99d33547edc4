/// From bytes to headers. Throws nothing: every packet ends in an answer that somebody counts.
/// Start reading at [weir.capture.decode.HeaderDecoder].
@NullMarked
package weir.capture.decode;

import org.jspecify.annotations.NullMarked;
