/// Where packets come from: live interfaces, capture files, the kernel's reject log. Fills buffers
/// with bytes and times; understands link types by number only. Start reading at
/// [weir.capture.source.PacketSource].
@NullMarked
package weir.capture.source;

import org.jspecify.annotations.NullMarked;
