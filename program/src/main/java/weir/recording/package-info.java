/// The recording of a network that changes: captures that come and go with its interfaces, and the
/// delivery of what they record. Joins `capture` and `delivery`; knows neither how a network is
/// described nor who changes it. Start reading at [weir.recording.Recording].
@NullMarked
package weir.recording;

import org.jspecify.annotations.NullMarked;
