/// Packets and addresses: what a header says, before anybody judges or counts it. Knows nothing of
/// AWS, files or time. Start reading at [weir.model.net.PacketHeader].
@NullMarked
package weir.model.net;

import org.jspecify.annotations.NullMarked;
