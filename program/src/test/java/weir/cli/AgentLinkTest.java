package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.capture.aggregate.LaneOptions;
import weir.delivery.DeliveryOptions;
import weir.recording.Recording;
import weir.recording.RecordingOptions;
import weir.recording.SourceOpener;

class AgentLinkTest {
  private static final String EMPTY = "{\"Network\": \"vpcs: []\\n\", \"Omissions\": []}";

  @TempDir private Path folder;

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private volatile int status = 200;
  private HttpServer service;
  private Recording recording;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          boolean asksForNetwork =
              exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith("ExportNetwork");
          byte[] answer = (asksForNetwork ? next() : "{}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    service.start();
    recording =
        Recording.start(
            AgentNetwork.none(),
            SourceOpener.LINUX,
            new RecordingOptions(
                folder.resolve("spool"), DeliveryOptions.DEFAULT, LaneOptions.defaults(1)),
            InstantSource.system());
  }

  /// The last answer is given again and again.
  private synchronized String next() {
    return answers.size() > 1 ? answers.remove() : answers.element();
  }

  @AfterEach
  void stop() {
    recording.close();
    service.stop(0);
  }

  private AgentLink link(Consumer<String> says) {
    ServiceCalls calls =
        new ServiceCalls(
            URI.create("http://127.0.0.1:" + service.getAddress().getPort()),
            new Service.NewAccessKey("123456789012", "AKIAIOSFODNN7EXAMPLE", "secret"),
            "us-east-1");
    AgentLink link =
        new AgentLink(
            new NetworkCalls(calls),
            "node7",
            Duration.ofMillis(10),
            new AgentNetwork(folder),
            recording,
            says);
    link.start();
    return link;
  }

  private String heard() throws InterruptedException {
    String sentence = said.poll(20, TimeUnit.SECONDS);
    assertTrue(sentence != null, "nothing is said");
    return sentence;
  }

  @Test
  void anAccountWithoutANetworkIsFollowed() throws InterruptedException {
    answers.add(EMPTY);
    try (AgentLink _ = link(said::add)) {
      assertEquals("follows the network of the control plane: 0 interfaces of node7", heard());
    }
  }

  @Test
  void answersThatAreNoNetworkAreToldOnceAndAskedAgain() throws InterruptedException {
    answers.addAll(List.of("no JSON", "{\"Network\": \"vpcs: 7\"}", EMPTY));
    try (AgentLink _ = link(said::add)) {
      String first = heard();
      assertTrue(first.startsWith("the control plane gives no network"), first);
      assertEquals("follows the network of the control plane: 0 interfaces of node7", heard());
      assertEquals("the control plane is back", heard());
    }
  }

  @Test
  void whatTheServiceSaysIsToldAsItsSentence() throws InterruptedException {
    status = 400;
    answers.add("{\"__type\": \"UnrecognizedClientException\", \"message\": \"no such key\"}");
    try (AgentLink _ = link(said::add)) {
      String first = heard();
      assertTrue(first.endsWith(" answered 400: no such key"), first);
    }
  }

  @Test
  void whatNobodyForesawDoesNotEndTheLink() throws InterruptedException {
    answers.add(EMPTY);
    AtomicBoolean fails = new AtomicBoolean(true);
    Consumer<String> failsAtFirst =
        sentence -> {
          if (fails.getAndSet(false)) {
            throw new IllegalStateException("broken");
          }
          said.add(sentence);
        };
    try (AgentLink _ = link(failsAtFirst)) {
      assertEquals(
          "the control plane gives no network, which is tried again; recording goes on as it is:"
              + " IllegalStateException: broken",
          heard());
    }
  }
}
