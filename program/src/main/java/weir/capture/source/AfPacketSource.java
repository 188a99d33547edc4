package weir.capture.source;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static weir.capture.source.FileWord.i32;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import weir.model.aws.Fault;

/// A live Linux interface, captured through a ring that the kernel fills (TPACKET_V3 of
/// `packet(7)`), in both directions. It ends when the interface goes down or away.
///
/// One read takes one block of the ring, copies it as a whole and gives it back at once, so that
/// decoding never keeps the kernel waiting.
public final class AfPacketSource implements PacketSource {
  private static final VarHandle STATUS = JAVA_INT.varHandle();
  private static final int BLOCK_STATUS = 8;
  private static final int BLOCK_PACKETS = 12;
  private static final int BLOCK_FIRST = 16;
  private static final int BLOCK_LENGTH = 20;
  private static final int STATUS_KERNEL = 0;
  private static final int STATUS_USER = 1;

  private static final int POLLIN = 1;
  private static final int WAIT_MILLIS = 50;

  /// The kernel hands over a block that is not full after 20 ms; on a busy machine later.
  private static final int QUIET_WAITS_AFTER_THE_END = 5;

  private final LiveCapture capture;
  private final PacketSocket socket;
  private final Arena arena;
  private final MemorySegment ring;
  private final MemorySegment poll;
  private final RingPackets packets;
  private final byte[] block = new byte[LiveCapture.RING_BLOCK_BYTES];
  private long blockAt;
  private boolean down;
  private int quietWaits;

  private final AtomicLong handedOn = new AtomicLong();
  private final Object closing = new Object();
  private long dropped;
  private boolean closed;

  private AfPacketSource(LiveCapture capture, PacketSocket socket, Arena arena) {
    this.capture = capture;
    this.socket = socket;
    this.arena = arena;
    ring = socket.ring(arena);
    poll = arena.allocate(8, 4);
    poll.set(JAVA_INT, 0, socket.descriptor());
    poll.set(JAVA_SHORT, 4, (short) POLLIN);
    socket.start();
    packets = new RingPackets(socket.hardware());
  }

  /// Starts to capture.
  ///
  /// @throws Fault.NotFound when there is no such interface or namespace
  /// @throws Fault.Corrupt when the file of the namespace stands for none
  /// @throws Fault.Denied when this process lacks the privilege
  /// @throws Fault.Unavailable when the kernel refuses for another reason, such as memory
  public static AfPacketSource open(LiveCapture capture) {
    PacketSocket socket = capture.namespace().call(() -> PacketSocket.open(capture));
    Arena arena = Arena.ofShared();
    try {
      return new AfPacketSource(capture, socket, arena);
    } catch (RuntimeException failed) {
      arena.close();
      socket.close();
      throw failed;
    }
  }

  @Override
  public boolean read(PacketBuffer buffer) {
    buffer.clear(block);
    if (!isReady() && !await()) {
      return false;
    }
    if (isReady()) {
      // The kernel writes no longer than this into a block.
      int length = ring.get(JAVA_INT, blockAt + BLOCK_LENGTH);
      MemorySegment.copy(ring, JAVA_BYTE, blockAt, block, 0, Math.min(length, block.length));
      STATUS.setRelease(ring, blockAt + BLOCK_STATUS, STATUS_KERNEL);
      blockAt = (blockAt + block.length) % capture.ringBytes();
      packets.index(
          block, i32(block, BLOCK_FIRST, false), i32(block, BLOCK_PACKETS, false), buffer);
      handedOn.addAndGet(buffer.count());
    }
    return true;
  }

  private boolean isReady() {
    return ((int) STATUS.getAcquire(ring, blockAt + BLOCK_STATUS) & STATUS_USER) != 0;
  }

  /// Waits for a block or for the wait's end. Answers false once the interface is down and the
  /// blocks that were filled before are read.
  private boolean await() {
    int events = Libc.poll(poll, WAIT_MILLIS);
    if (events < 0 && Libc.errorNumber() != Libc.EINTR) {
      throw new Fault.Unavailable(
          "cannot wait for packets of " + capture.label() + ": errno " + Libc.errorNumber());
    }
    if (events > 0 && (poll.get(JAVA_SHORT, 6) & ~POLLIN) != 0) {
      int error = socket.takeError();
      if (error != 0 && error != Libc.ENETDOWN) {
        throw new Fault.Unavailable("cannot capture on " + capture.label() + ": errno " + error);
      }
      down = true;
    }
    quietWaits = events == 0 ? quietWaits + 1 : 0;
    return !down || quietWaits < QUIET_WAITS_AFTER_THE_END;
  }

  @Override
  public SourceCounters counters() {
    synchronized (closing) {
      if (!closed) {
        dropped += socket.takeDrops();
      }
      return new SourceCounters(handedOn.get(), dropped, 0);
    }
  }

  @Override
  public void close() {
    synchronized (closing) {
      if (!closed) {
        dropped += socket.takeDrops();
        closed = true;
        arena.close();
        socket.close();
      }
    }
  }
}
