package weir.capture.source;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import weir.model.aws.Fault;

/// A netlink socket that the kernel sends the packets of one NFLOG group to. Owned by its source.
final class NflogSocket {
  /// The kernel gathers messages up to this size.
  static final int DATAGRAM_BYTES = 1 << 16;

  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW = 3;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int NETLINK_NETFILTER = 12;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUFFORCE = 33;
  private static final int RECEIVE_BUFFER_BYTES = 8 << 20;

  private static final short CONFIG_MESSAGE = 4 << 8 | 1;
  private static final short REQUEST_AND_ACKNOWLEDGE = 5;
  private static final int HEADERS_BYTES = 20;

  private static final int COMMAND = 1;
  private static final int MODE = 2;
  private static final int BUFFER_SIZE = 3;
  private static final int TIMEOUT = 4;
  private static final int FLAGS = 6;
  private static final byte BIND = 1;
  private static final byte COPY_PACKETS = 2;
  private static final short NUMBER_PACKETS = 1;

  /// Longer than any headers that are decoded.
  private static final int CAPTURED_BYTES = 256;

  /// How long the kernel gathers, in hundredths of a second.
  private static final int GATHER_TICKS = 2;

  private final NflogGroup group;
  private final int descriptor;

  private NflogSocket(NflogGroup group, int descriptor) {
    this.group = group;
    this.descriptor = descriptor;
  }

  /// Opens a socket in the calling thread's namespace and asks for the group.
  static NflogSocket open(NflogGroup group) {
    int descriptor = Libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER);
    NflogSocket socket = new NflogSocket(group, descriptor);
    if (descriptor < 0) {
      throw socket.refused(Libc.errorNumber());
    }
    try {
      socket.configure();
      return socket;
    } catch (RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }

  int descriptor() {
    return descriptor;
  }

  private void configure() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(12, 4);
      address.set(JAVA_SHORT, 0, (short) AF_NETLINK);
      if (Libc.bind(descriptor, address) != 0) {
        throw refused(Libc.errorNumber());
      }
      // More than net.core.rmem_max where the privilege is there; else the usual size stays.
      Libc.setsockopt(descriptor, SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_BUFFER_BYTES);
      MemorySegment one = arena.allocate(1);
      one.set(JAVA_BYTE, 0, BIND);
      set(arena, COMMAND, one);
      MemorySegment mode = arena.allocate(6, 4);
      mode.set(JAVA_INT, 0, Integer.reverseBytes(CAPTURED_BYTES));
      mode.set(JAVA_BYTE, 4, COPY_PACKETS);
      set(arena, MODE, mode);
      set(arena, BUFFER_SIZE, word(arena, DATAGRAM_BYTES));
      set(arena, TIMEOUT, word(arena, GATHER_TICKS));
      MemorySegment flags = arena.allocate(2, 2);
      flags.set(JAVA_SHORT, 0, Short.reverseBytes(NUMBER_PACKETS));
      set(arena, FLAGS, flags);
    }
  }

  private static MemorySegment word(Arena arena, int value) {
    return arena.allocateFrom(JAVA_INT, Integer.reverseBytes(value));
  }

  /// Sends one setting and waits for the kernel to say yes.
  private void set(Arena arena, int attribute, MemorySegment value) {
    int valueBytes = (int) value.byteSize();
    int length = HEADERS_BYTES + 4 + ((valueBytes + 3) & ~3);
    MemorySegment message = arena.allocate(length, 4);
    message.set(JAVA_INT, 0, length);
    message.set(JAVA_SHORT, 4, CONFIG_MESSAGE);
    message.set(JAVA_SHORT, 6, REQUEST_AND_ACKNOWLEDGE);
    message.set(JAVA_SHORT, 18, Short.reverseBytes((short) group.group()));
    message.set(JAVA_SHORT, HEADERS_BYTES, (short) (4 + valueBytes));
    message.set(JAVA_SHORT, HEADERS_BYTES + 2, (short) attribute);
    MemorySegment.copy(value, 0, message, HEADERS_BYTES + 4, valueBytes);
    if (Libc.send(descriptor, message) < 0) {
      throw refused(Libc.errorNumber());
    }
    int error = acknowledged(arena);
    if (error != 0) {
      throw refused(error);
    }
  }

  /// Answers the error of the kernel's acknowledgement. Packets that come in between belong to a
  /// group that is not yet set up as wanted; they are left out.
  private int acknowledged(Arena arena) {
    int errorMessage = 2;
    MemorySegment answer = arena.allocate(DATAGRAM_BYTES, 4);
    while (true) {
      if (Libc.recv(descriptor, answer, 0) < 0) {
        return Libc.errorNumber();
      }
      if (answer.get(JAVA_SHORT, 4) == errorMessage) {
        return -answer.get(JAVA_INT, 16);
      }
    }
  }

  /// Why a group cannot be had.
  private Fault refused(int error) {
    String label = "NFLOG group " + group.group();
    String path = group.namespace().path();
    String place = path == null ? "" : " of network namespace " + path;
    // The kernel has one answer for both reasons.
    return error == Libc.EPERM
        ? new Fault.Denied(
            label
                + place
                + " may not be read: either another process reads it (choose another group), or"
                + " this user lacks CAP_NET_ADMIN (run as root)")
        : new Fault.Unavailable("cannot read " + label + place + ": errno " + error);
  }

  void close() {
    Libc.close(descriptor);
  }
}
