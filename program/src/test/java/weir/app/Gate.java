package weir.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A place on the loopback that leads to a server, and can be shut like a host that is away or be
/// held like one that takes its time.
final class Gate implements AutoCloseable {
  private static final int CHUNK = 16 << 10;

  private final ServerSocket door;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition released = lock.newCondition();
  private volatile int port;
  private volatile boolean away = true;
  private boolean held;

  Gate() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    threads.execute(this::receive);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /// Leads to a port from now on; until then it is shut.
  void leadTo(int server) {
    port = server;
    away = false;
  }

  /// Every connection is cut, and so is each new one.
  void shut() {
    away = true;
    open.forEach(Gate::cut);
  }

  void open() {
    away = false;
  }

  /// Requests go through, and answers wait.
  void hold() {
    lock.lock();
    try {
      held = true;
    } finally {
      lock.unlock();
    }
  }

  void release() {
    lock.lock();
    try {
      held = false;
      released.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void receive() {
    try {
      while (true) {
        Socket client = door.accept();
        if (away) {
          cut(client);
        } else {
          threads.execute(() -> lead(client));
        }
      }
    } catch (IOException closed) {
      // The door is.
    }
  }

  private void lead(Socket client) {
    open.add(client);
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      open.add(server);
      threads.execute(() -> pass(client, server, false));
      pass(server, client, true);
      open.remove(server);
    } catch (IOException gone) {
      // So is the way.
    } finally {
      open.remove(client);
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    try {
      byte[] chunk = new byte[CHUNK];
      for (int read = from.getInputStream().read(chunk);
          read >= 0;
          read = from.getInputStream().read(chunk)) {
        if (answers) {
          awaitRelease();
        }
        to.getOutputStream().write(chunk, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      cut(from);
      cut(to);
    }
  }

  private void awaitRelease() {
    lock.lock();
    try {
      while (held) {
        released.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void cut(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException already) {
      // It is closed.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    release();
    shut();
    threads.close();
  }
}
