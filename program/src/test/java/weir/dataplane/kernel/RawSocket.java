package weir.dataplane.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import weir.dataplane.host.NetworkNamespace;
import weir.model.net.IpAddress;

/// Sends whole packets: frames onto a link, or IP packets through the machine's own output path.
final class RawSocket implements AutoCloseable {
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW = 3;
  private static final int IPPROTO_RAW = 255;
  private static final int SOL_SOCKET = 1;
  private static final int SO_MARK = 36;

  private static final MethodHandle SOCKET = handle("socket", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE = handle("close", JAVA_INT);
  private static final MethodHandle IF_NAMETOINDEX = handle("if_nametoindex", ADDRESS);
  private static final MethodHandle SETSOCKOPT =
      handle("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle SENDTO =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("sendto"),
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));

  private final int descriptor;
  private final int family;
  private final int linkIndex;

  private RawSocket(int descriptor, int family, int linkIndex) {
    this.descriptor = descriptor;
    this.family = family;
    this.linkIndex = linkIndex;
  }

  private static MethodHandle handle(String name, java.lang.foreign.MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(
            Linker.nativeLinker().defaultLookup().findOrThrow(name),
            FunctionDescriptor.of(JAVA_INT, arguments));
  }

  /// Sends frames onto a link of the namespace.
  static RawSocket onLink(NetworkNamespace namespace, String link) {
    return namespace.call(() -> {
      try (Arena arena = Arena.ofConfined()) {
        int descriptor = (int) SOCKET.invokeExact(AF_PACKET, SOCK_RAW, 0);
        int index = (int) IF_NAMETOINDEX.invokeExact(arena.allocateFrom(link));
        return opened(descriptor, AF_PACKET, index);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /// Sends packets as programs of the machine do, marked so that they can be told apart.
  static RawSocket throughOutput(NetworkNamespace namespace, boolean ipv4, int mark) {
    return namespace.call(() -> {
      try (Arena arena = Arena.ofConfined()) {
        int family = ipv4 ? AF_INET : AF_INET6;
        int descriptor = (int) SOCKET.invokeExact(family, SOCK_RAW, IPPROTO_RAW);
        int outcome =
            (int)
                SETSOCKOPT.invokeExact(
                    descriptor, SOL_SOCKET, SO_MARK, arena.allocateFrom(JAVA_INT, mark), 4);
        if (outcome != 0) {
          throw new IllegalStateException("the socket takes no mark");
        }
        return opened(descriptor, family, 0);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private static RawSocket opened(int descriptor, int family, int linkIndex) {
    if (descriptor < 0) {
      throw new IllegalStateException("a raw socket takes root");
    }
    return new RawSocket(descriptor, family, linkIndex);
  }

  /// Sends; that the kernel refuses what its rules drop is an answer like another.
  void send(byte[] bytes, IpAddress to) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment packet = call.allocateFrom(JAVA_BYTE, bytes);
      MemorySegment address = call.allocate(28);
      address.set(JAVA_SHORT, 0, (short) family);
      if (family == AF_PACKET) {
        address.set(JAVA_INT, 4, linkIndex);
      } else {
        byte[] octets = OraclePacket.octets(to);
        MemorySegment.copy(octets, 0, address, JAVA_BYTE, family == AF_INET ? 4 : 8, octets.length);
      }
      int length = family == AF_INET ? 16 : family == AF_PACKET ? 20 : 28;
      long ignored =
          (long) SENDTO.invokeExact(descriptor, packet, (long) bytes.length, 0, address, length);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      int ignored = (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
