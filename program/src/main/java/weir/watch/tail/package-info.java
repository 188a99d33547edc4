/// Live Tail: those who watch log events come in. Knows groups by the ids of the event store; does
/// not know AWS's operations, or how events reach those who watch. Start reading at
/// [weir.watch.tail.LiveTails].
@NullMarked
package weir.watch.tail;

import org.jspecify.annotations.NullMarked;
