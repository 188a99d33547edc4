package weir.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weir serve` in 256 MB under more clients than it likes: many that are busy, many that are slow,
/// many that say nothing. `-Dweir.long=true` brings thousands of them.
class ServePressureTest {
  private static final boolean LONG = Boolean.getBoolean("weir.long");
  private static final int BUSY = LONG ? 1_000 : 60;
  private static final Duration FOR = Duration.ofSeconds(LONG ? 60 : 4);
  private static final int SLOW = LONG ? 1_000 : 60;
  private static final int IDLE = LONG ? 10_000 : 300;

  @TempDir private Path folder;
  private Served served;

  @BeforeEach
  void start() {
    served =
        Served.start(
            Map.of("WEIR_JAVA_OPTIONS", "-Xmx256m"), "--state", folder.resolve("state").toString());
  }

  @AfterEach
  void stillThere() {
    try (Served ending = served) {
      assertEquals(200, ending.page("health").statusCode());
      assertFalse(ending.process().said().contains("OutOfMemory"), ending.process()::said);
      assertFalse(ending.process().said().contains("\"defect\""), ending.process()::said);
      System.out.println(ending.process().mostMemory());
    }
  }

  @Test
  void manyBusyClientsAreAllAnswered() throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    String subnet = prepare();
    long end = System.nanoTime() + FOR.toNanos();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < BUSY; i++) {
        int number = i;
        clients.execute(() -> {
          try (BusyClient client =
              new BusyClient(served.endpoint(), number, subnet, latencies, wrong)) {
            client.workUntil(end);
          } catch (IOException | RuntimeException broken) {
            wrong.add("client " + number + ": " + broken);
          }
        });
      }
    }
    System.out.print(latencies.table());
    assertEquals(List.of(), wrong.stream().limit(10).toList(), () -> wrong.size() + " errors");
    assertTrue(latencies.count() > BUSY * 5, () -> latencies.count() + " calls");
  }

  private String prepare() throws IOException {
    try (SignedConnection first = new SignedConnection(served.endpoint())) {
      assertEquals(200, first.s3("PUT", "/busy", new byte[0]).status());
      String vpc =
          element(
              first.form("ec2", "Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0%2F16"),
              "vpcId");
      return element(
          first.form(
              "ec2", "Action=CreateSubnet&Version=2016-11-15&CidrBlock=10.0.0.0%2F16&VpcId=" + vpc),
          "subnetId");
    }
  }

  private static String element(SignedConnection.Answer answer, String name) {
    String text = answer.toString();
    return text.substring(text.indexOf("<" + name + ">") + name.length() + 2)
        .replaceAll("(?s)<.*", "");
  }

  @Test
  void slowClientsHoldNobodyUp() throws IOException, InterruptedException {
    byte[] head =
        "GET / HTTP/1.1\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            .getBytes(StandardCharsets.US_ASCII);
    byte[] start =
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    Latencies latencies = new Latencies();
    AtomicBoolean over = new AtomicBoolean();
    List<Socket> slow = new ArrayList<>();
    Thread drip;
    try (SignedConnection normal = new SignedConnection(served.endpoint())) {
      for (int i = 0; i < SLOW; i++) {
        Socket socket = new Socket(served.endpoint().getHost(), served.endpoint().getPort());
        slow.add(socket);
        if (i % 2 == 0) {
          socket.getOutputStream().write(start);
        }
      }
      drip =
          Thread.startVirtualThread(() -> {
            for (int at = 0; at < head.length && !over.get(); at++) {
              for (Socket socket : slow) {
                drop(socket, head[at]);
              }
              LockSupport.parkNanos(1_000_000_000);
            }
          });
      long end = System.nanoTime() + FOR.toNanos();
      while (System.nanoTime() < end) {
        long begin = System.nanoTime();
        assertEquals(
            200, normal.form("sts", "Action=GetCallerIdentity&Version=2011-06-15").status());
        latencies.add("beside slow clients", System.nanoTime() - begin);
      }
      if (LONG) {
        int open = connections();
        assertTrue(open <= SLOW / 10, () -> open + " slow connections are still open");
      }
    } finally {
      over.set(true);
      for (Socket socket : slow) {
        socket.close();
      }
    }
    drip.join();
    System.out.print(latencies.table());
  }

  private static void drop(Socket socket, byte next) {
    try {
      socket.getOutputStream().write(next);
    } catch (SocketException cutOff) {
      // Which is what is to be.
    } catch (IOException other) {
      throw new IllegalStateException(other);
    }
  }

  @Test
  void idleConnectionsKeepNobodyOut() throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE; i++) {
        Socket socket = new Socket();
        socket.setReuseAddress(true);
        try {
          socket.connect(
              new java.net.InetSocketAddress(
                  served.endpoint().getHost(), served.endpoint().getPort()),
              500);
          idle.add(socket);
        } catch (java.net.SocketTimeoutException full) {
          // The kernel's queue is full too: that client is turned away.
          socket.close();
        }
      }
      long begin = System.nanoTime();
      try (SignedConnection normal = new SignedConnection(served.endpoint())) {
        assertEquals(
            200, normal.form("sts", "Action=GetCallerIdentity&Version=2011-06-15").status());
      }
      System.out.println(
          idle.size()
              + " of "
              + IDLE
              + " idle connections were taken; the next client had its answer after "
              + (System.nanoTime() - begin) / 1_000_000
              + " ms with "
              + connections()
              + " open");
      assertTrue(connections() <= 4096 + 16, () -> connections() + " connections are open");
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  /// Large bodies of nobody that is known: they may not fill the memory.
  @Test
  void largeBodiesOfStrangersDoNotFillTheMemory() throws InterruptedException {
    byte[] chunk = new byte[1 << 16];
    new Random(1).nextBytes(chunk);
    int strangers = LONG ? 200 : 40;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < strangers; i++) {
      threads.add(Thread.startVirtualThread(() -> pour(chunk)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /// Sends almost all of the 16 MB that one request may have.
  private void pour(byte[] chunk) {
    try (Socket socket = new Socket(served.endpoint().getHost(), served.endpoint().getPort())) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write(
              String.join(
                      "\r\n",
                      "POST / HTTP/1.1",
                      "Host: h",
                      "Content-Type: application/x-www-form-urlencoded",
                      "Content-Length: 16777216",
                      "",
                      "")
                  .getBytes(StandardCharsets.US_ASCII));
      for (int sent = 0; sent < (16 << 20); sent += chunk.length) {
        socket.getOutputStream().write(chunk);
      }
      int status = socket.getInputStream().read();
      assertArrayEquals(new int[] {'H'}, new int[] {status});
    } catch (IOException refused) {
      // Turned away while it sent.
    }
  }

  private int connections() {
    return (int)
        Double.parseDouble(
            served
                .page("metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("weir_http_connections"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".* ", ""));
  }
}
