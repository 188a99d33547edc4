package weir.dataplane.lab;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import weir.dataplane.host.NetworkNamespace;
import weir.model.net.IpAddress;

/// What runs on one host of the lab: services that wait for connections, and errands that come
/// round. All of it lives in threads inside the host's namespace.
final class LabHost implements AutoCloseable {
  private final ScheduledExecutorService errands;
  private final ExecutorService connections;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private final List<Future<?>> repetitions = new CopyOnWriteArrayList<>();
  private final List<CountDownLatch> firstTimes = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /// @param errandThreads how many errands may run at once
  LabHost(NetworkNamespace namespace, int errandThreads) {
    errands = Executors.newScheduledThreadPool(errandThreads, namespace.threads("errands"));
    connections = Executors.newThreadPerTaskExecutor(namespace.threads("connection"));
  }

  /// Something to do that may fail, as everything in a network may.
  interface Errand {
    void run() throws IOException;
  }

  /// What a service does with a connection. The connection is closed afterwards.
  interface Service {
    void serve(Socket connection) throws IOException;
  }

  /// Does an errand again and again. That it fails is part of the play: many are meant to.
  void every(Duration period, Duration first, Errand errand) {
    CountDownLatch once = new CountDownLatch(1);
    firstTimes.add(once);
    repetitions.add(
        errands.scheduleAtFixedRate(
            () -> {
              try {
                errand.run();
              } catch (IOException refused) {
                // The flow logs tell of it.
              }
              once.countDown();
            },
            first.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS));
  }

  /// Waits until every errand was done once.
  ///
  /// @return false when the deadline came first
  boolean awaitEveryErrand(long deadlineNanos) throws InterruptedException {
    for (CountDownLatch once : firstTimes) {
      if (!once.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    }
    return true;
  }

  /// Listens on every address of the host. Returns once it does.
  void listen(int port, Service service) {
    connections.execute(() -> {
      try (ServerSocket server = new ServerSocket()) {
        open.add(server);
        server.bind(new InetSocketAddress(port));
        while (!closed) {
          Socket connection = server.accept();
          connections.execute(() -> serve(connection, service));
        }
      } catch (IOException stopped) {
        // Closed from outside: the play is over.
      }
    });
  }

  private void serve(Socket connection, Service service) {
    try (connection) {
      open.add(connection);
      connection.setSoTimeout(3000);
      service.serve(connection);
    } catch (IOException gone) {
      // The other side left, or the play is over.
    } finally {
      open.remove(connection);
    }
  }

  /// Answers every datagram to an address with that many bytes.
  void listenDatagrams(IpAddress address, int port, int answerBytes) {
    connections.execute(() -> {
      try (DatagramSocket socket =
          new DatagramSocket(new InetSocketAddress(address.toString(), port))) {
        open.add(socket);
        DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
        while (!closed) {
          packet.setLength(1500);
          socket.receive(packet);
          packet.setLength(answerBytes);
          socket.send(packet);
        }
      } catch (IOException stopped) {
        // Closed from outside: the play is over.
      }
    });
  }

  /// Sends a datagram and waits for its answer. Only threads of the host may call.
  static void askDatagram(IpAddress to, int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(1000);
      socket.connect(new InetSocketAddress(to.toString(), port));
      socket.send(new DatagramPacket(new byte[40], 40));
      socket.receive(new DatagramPacket(new byte[1500], 1500));
    }
  }

  /// Sends an ICMP echo and waits for its reply. Only threads of the host may call.
  static void ping(IpAddress to) throws IOException {
    InetAddress.getByName(to.toString()).isReachable(900);
  }

  /// Opens a connection from one of the host's own addresses. Only threads of the host may call.
  static Socket connect(IpAddress from, IpAddress to, int port, Duration patience)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(from.toString(), 0));
      socket.setSoTimeout(3000);
      socket.connect(
          new InetSocketAddress(to.toString(), port), Math.toIntExact(patience.toMillis()));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Stops everything. An errand that failed for another reason than the network is reported.
  @Override
  public void close() {
    closed = true;
    errands.shutdownNow();
    for (Closeable each : open) {
      try {
        each.close();
      } catch (IOException alreadyClosed) {
        // As wished.
      }
    }
    connections.shutdownNow();
    errands.close();
    connections.close();
    for (Future<?> repetition : repetitions) {
      if (repetition.state() == Future.State.FAILED) {
        throw new IllegalStateException("an errand of the lab failed", repetition.exceptionNow());
      }
    }
  }
}
