package weir.capture.source;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.InstantSource;
import weir.model.aws.Fault;

/// The packets that netfilter logs for one group, without a link layer. Packets that a rule drops
/// on their way out never reach an interface: this is where they can be seen.
public final class NflogSource implements PacketSource {
  private static final int POLLIN = 1;
  private static final int WAIT_MILLIS = 50;
  private static final int MSG_DONTWAIT = 0x40;

  /// Room for several datagrams. A message is longer than 64 bytes, so that their packets always
  /// fit in a buffer.
  private static final int BYTES = 8 * NflogSocket.DATAGRAM_BYTES;

  private final NflogGroup group;
  private final NflogSocket socket;
  private final NflogMessages messages;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment poll = arena.allocate(8, 4);
  private final MemorySegment datagram = arena.allocate(NflogSocket.DATAGRAM_BYTES, 8);
  private final byte[] bytes = new byte[BYTES];
  private long packets;
  private boolean closed;

  /// Written by the lane, read by any thread.
  private volatile SourceCounters counters = new SourceCounters(0, 0, 0);

  private NflogSource(NflogGroup group, NflogSocket socket, InstantSource clock) {
    this.group = group;
    this.socket = socket;
    messages = new NflogMessages(group.prefixBytes(), clock);
    poll.set(JAVA_INT, 0, socket.descriptor());
    poll.set(JAVA_SHORT, 4, (short) POLLIN);
  }

  /// Starts to receive.
  ///
  /// @param clock gives the time of packets that were sent, which the kernel does not stamp
  /// @throws Fault.NotFound when there is no such namespace
  /// @throws Fault.Denied when this process lacks the privilege or another one reads the group
  /// @throws Fault.Unavailable when the kernel refuses for another reason
  public static NflogSource open(NflogGroup group, InstantSource clock) {
    NflogSocket socket = group.namespace().call(() -> NflogSocket.open(group));
    return new NflogSource(group, socket, clock);
  }

  @Override
  public boolean read(PacketBuffer buffer) {
    buffer.clear(bytes);
    if (Libc.poll(poll, WAIT_MILLIS) > 0) {
      int used = 0;
      while (bytes.length - used >= NflogSocket.DATAGRAM_BYTES) {
        int received = receive();
        if (received < 0) {
          break;
        }
        MemorySegment.copy(datagram, JAVA_BYTE, 0, bytes, used, received);
        messages.index(bytes, used, used + received, buffer);
        used += received;
      }
      packets += buffer.count();
      counters = new SourceCounters(packets, messages.lost(), messages.malformed());
    }
    return true;
  }

  /// The length of the next datagram, or -1 when none is there.
  private int receive() {
    while (true) {
      long received = Libc.recv(socket.descriptor(), datagram, MSG_DONTWAIT);
      if (received >= 0) {
        return (int) received;
      }
      int error = Libc.errorNumber();
      if (error == Libc.EAGAIN) {
        return -1;
      }
      // After ENOBUFS, gaps in the packets' numbers tell how many the kernel threw away.
      if (error != Libc.EINTR && error != Libc.ENOBUFS) {
        throw new Fault.Unavailable(
            "cannot read NFLOG group " + group.group() + ": errno " + error);
      }
    }
  }

  @Override
  public SourceCounters counters() {
    return counters;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      socket.close();
      arena.close();
    }
  }
}
