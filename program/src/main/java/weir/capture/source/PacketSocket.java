package weir.capture.source;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import weir.model.aws.Fault;

/// A socket that receives copies of an interface's packets into a ring that it shares with the
/// kernel: `packet(7)`. Owned by its source.
final class PacketSocket {
  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW = 3;
  private static final int SOCK_CLOEXEC = 0x80000;

  private static final int SOL_SOCKET = 1;
  private static final int SO_ERROR = 4;
  private static final int SO_ATTACH_FILTER = 26;
  private static final short BPF_RETURN = 6;

  private static final int SOL_PACKET = 263;
  private static final int PACKET_ADD_MEMBERSHIP = 1;
  private static final int PACKET_RX_RING = 5;
  private static final int PACKET_STATISTICS = 6;
  private static final int PACKET_VERSION = 10;
  private static final int TPACKET_V3 = 2;
  private static final short PACKET_MR_PROMISC = 1;
  private static final short EVERY_PROTOCOL = Short.reverseBytes((short) 3);

  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_SHARED = 1;
  private static final int MAP_POPULATE = 0x8000;

  private static final int SOCKADDR_LL_BYTES = 20;

  /// Longer than any headers that are decoded, those of a tunnel included. The kernel copies no
  /// more of a packet.
  private static final int CAPTURED_BYTES = 256;

  /// How long the kernel keeps a block that is not full.
  private static final int BLOCK_WAIT_MILLIS = 20;

  private final LiveCapture capture;
  private final int descriptor;
  private final int interfaceIndex;

  private PacketSocket(LiveCapture capture, int descriptor, int interfaceIndex) {
    this.capture = capture;
    this.descriptor = descriptor;
    this.interfaceIndex = interfaceIndex;
  }

  /// Opens a socket in the calling thread's namespace. It receives nothing before [#start].
  static PacketSocket open(LiveCapture capture) {
    int index = Libc.interfaceIndex(capture.interfaceName());
    if (index == 0) {
      throw new Fault.NotFound(
          "there is no " + capture.label() + "; `ip link` lists what there is");
    }
    // Protocol 0: otherwise packets of all interfaces would come in before the socket is bound.
    int descriptor = Libc.socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
    PacketSocket socket = new PacketSocket(capture, descriptor, index);
    socket.must(descriptor, "open a packet socket");
    return socket;
  }

  int descriptor() {
    return descriptor;
  }

  /// Makes the ring and maps it; closing the arena unmaps it.
  MemorySegment ring(Arena arena) {
    set(PACKET_VERSION, arena.allocateFrom(JAVA_INT, TPACKET_V3), "choose the ring's version");
    int blocks = capture.ringBytes() / LiveCapture.RING_BLOCK_BYTES;
    // A frame's size limits nothing in this version, but must divide a block.
    int frameBytes = 2048;
    int frames = capture.ringBytes() / frameBytes;
    MemorySegment shape =
        arena.allocateFrom(
            JAVA_INT,
            LiveCapture.RING_BLOCK_BYTES,
            blocks,
            frameBytes,
            frames,
            BLOCK_WAIT_MILLIS,
            0,
            0);
    set(PACKET_RX_RING, shape, "make a ring of " + capture.ringBytes() + " bytes");
    MemorySegment mapped =
        Libc.mmap(capture.ringBytes(), PROT_READ_WRITE, MAP_SHARED | MAP_POPULATE, descriptor);
    must(mapped.address() == -1L ? -1 : 0, "map the ring");
    return mapped.reinterpret(capture.ringBytes(), arena, Libc::munmap);
  }

  /// Lets packets in: the first bytes of each, both those that are received and those that are
  /// sent.
  void start() {
    try (Arena arena = Arena.ofConfined()) {
      cutPackets(arena);
      if (capture.promiscuous()) {
        MemorySegment membership = arena.allocate(16, 4);
        membership.set(JAVA_INT, 0, interfaceIndex);
        membership.set(JAVA_SHORT, 4, PACKET_MR_PROMISC);
        set(PACKET_ADD_MEMBERSHIP, membership, "see packets for other stations");
      }
      MemorySegment address = arena.allocate(SOCKADDR_LL_BYTES, 4);
      address.set(JAVA_SHORT, 0, (short) AF_PACKET);
      address.set(JAVA_SHORT, 2, EVERY_PROTOCOL);
      address.set(JAVA_INT, 4, interfaceIndex);
      must(Libc.bind(descriptor, address), "bind to it");
    }
  }

  private void cutPackets(Arena arena) {
    MemorySegment instruction = arena.allocate(8, 4);
    instruction.set(JAVA_SHORT, 0, BPF_RETURN);
    instruction.set(JAVA_INT, 4, CAPTURED_BYTES);
    MemorySegment program = arena.allocate(16, 8);
    program.set(JAVA_SHORT, 0, (short) 1);
    program.set(ADDRESS, 8, instruction);
    must(
        Libc.setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, program),
        "attach a filter that cuts packets");
  }

  /// What kind of link the interface is: an ARPHRD_ number. Known after [#start].
  int hardware() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(SOCKADDR_LL_BYTES, 4);
      must(Libc.getsockname(descriptor, address), "ask for its kind");
      return address.get(JAVA_SHORT, 8) & 0xffff;
    }
  }

  /// The socket's pending error as in `errno(3)`, 0 for none; asking takes it away.
  int takeError() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(JAVA_INT);
      must(Libc.getsockopt(descriptor, SOL_SOCKET, SO_ERROR, error), "ask for its error");
      return error.get(JAVA_INT, 0);
    }
  }

  /// How many packets found the ring full since the last time somebody asked.
  long takeDrops() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment statistics = arena.allocate(12, 4);
      must(
          Libc.getsockopt(descriptor, SOL_PACKET, PACKET_STATISTICS, statistics),
          "ask for its statistics");
      return statistics.get(JAVA_INT, 4) & 0xffff_ffffL;
    }
  }

  void close() {
    Libc.close(descriptor);
  }

  private void set(int option, MemorySegment value, String deed) {
    must(Libc.setsockopt(descriptor, SOL_PACKET, option, value), deed);
  }

  private void must(int result, String deed) {
    if (result >= 0) {
      return;
    }
    int error = Libc.errorNumber();
    throw switch (error) {
      case Libc.EPERM, Libc.EACCES ->
          new Fault.Denied(
              capture.label()
                  + " may not be captured by this user; run as root or with CAP_NET_RAW");
      case Libc.ENODEV -> new Fault.NotFound(capture.label() + " went away");
      case Libc.ENOMEM ->
          new Fault.Unavailable(
              "the kernel has no memory for a ring of " + capture.ringBytes() + " bytes");
      default ->
          new Fault.Unavailable(
              "cannot capture on "
                  + capture.label()
                  + ": to "
                  + deed
                  + " failed with errno "
                  + error);
    };
  }
}
