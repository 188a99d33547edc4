package weir.watch.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weir.model.aws.Fault;
import weir.store.logs.LogBatch;
import weir.store.logs.LogGroupEvents;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogGroupOptions;
import weir.store.logs.LogStore;
import weir.store.logs.LogStoreFiles;
import weir.store.logs.LogStoreLimits;
import weir.store.logs.LogStoreWatch;
import weir.store.objects.DataKeys;
import weir.store.objects.EncryptionRule;
import weir.store.objects.ObjectEncryption;
import weir.store.objects.Sealing;
import weir.store.state.Scope;
import weir.store.state.StateStore;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SubscriptionsTest {
  private static final Scope SCOPE = new Scope("123456789012", "us-east-1");

  @TempDir Path folder;
  private final StateStore state = StateStore.ephemeral();
  private final FakeStreams streams = new FakeStreams();
  private final SubscriptionCounters counters = new SubscriptionCounters(streams);
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private SubscriptionLimits limits =
      new SubscriptionLimits(
          10,
          2048,
          4096,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofHours(24),
          Duration.ZERO);
  private LogStore store;
  private Subscriptions subscriptions;

  @BeforeEach
  void open() {
    store = LogStore.open(LogStoreFiles.in(folder), LogStoreLimits.DEFAULT, () -> now, watch());
    subscriptions =
        new Subscriptions(
            new SubscriptionParts(
                state,
                streams,
                position -> position.timestampMillis() + "-" + position.sequence(),
                limits,
                () -> now,
                counters));
    store.subscribe(subscriptions);
  }

  private static LogStoreWatch watch() {
    return LogStoreWatch.NONE;
  }

  @AfterEach
  void close() {
    subscriptions.close();
    store.close();
  }

  private void reopen() {
    close();
    open();
  }

  private LogGroupEvents group() {
    return store.group(
        new LogGroupId("g1"), new LogGroupOptions(null, new Sealing(null, new NoKeys()), List::of));
  }

  private void append(String stream, long from, String... messages) {
    LogBatch.Builder batch = new LogBatch.Builder(messages.length, 0);
    for (int i = 0; i < messages.length; i++) {
      batch.add(from + i, messages[i]);
    }
    group().append(stream, batch.build(), now);
  }

  private Subscription subscription(String pattern) {
    return new Subscription(
        SCOPE,
        "/vpc/flow",
        "all",
        group(),
        pattern,
        "arn:aws:firehose:us-east-1:123456789012:deliverystream/s",
        "arn:aws:iam::123456789012:role/r");
  }

  /// As PutSubscriptionFilter does.
  private void subscribe(String pattern) {
    Subscription made = subscription(pattern);
    state.change(change -> {
      if (change.find(SubscriptionPosition.KIND, SCOPE, made.id()).isEmpty()) {
        change.put(
            SubscriptionPosition.KIND,
            SCOPE,
            made.id(),
            new SubscriptionPosition(made.events().id(), made.events().lastSequence()));
      }
      return null;
    });
    subscriptions.follow(() -> List.of(made));
  }

  @Test
  void bringsWhatMatchesAndCameAfterTheFilter() {
    append("a", 1000, "before REJECT");
    subscribe("REJECT");
    append("a", 2000, "one REJECT", "two ACCEPT");
    append("b", 500, "late in time REJECT");
    assertEquals(
        List.of(
            "/vpc/flow a [all] 2000-1 2000 one REJECT",
            "/vpc/flow b [all] 500-3 500 late in time REJECT"),
        streams.await(2));
    assertEquals("123456789012", streams.owner());
  }

  @Test
  void anEnvelopeHoldsEventsOfOneStreamAndIsBounded() {
    String[] many = new String[100];
    java.util.Arrays.setAll(many, i -> "message " + i + " " + "x".repeat(100));
    append("a", 0, many);
    state.change(change -> {
      change.put(
          SubscriptionPosition.KIND,
          SCOPE,
          Subscription.id("/vpc/flow", "all"),
          new SubscriptionPosition(group().id(), -1));
      return null;
    });
    append("b", 50, many);
    subscribe("");
    assertEquals(200, streams.await(200).size());
    assertTrue(streams.largest() <= 2048 + 300, () -> "largest was " + streams.largest());
  }

  @Test
  void triesAgainUntilTheStreamTakesIt() {
    streams.refuse(3);
    subscribe("");
    append("a", 1000, "one");
    assertEquals(List.of("/vpc/flow a [all] 1000-0 1000 one"), streams.await(1));
    streams.awaitHeard("recovered");
    assertEquals(List.of("failing away", "recovered"), streams.heard());
    assertEquals(1, counters.envelopes());
    assertEquals(0, counters.failing());
  }

  @Test
  void triesAgainWhatAStreamTookInPart() {
    subscribe("");
    streams.takeHalf();
    append("a", 1000, "of a");
    append("b", 1000, "of b");
    append("c", 1000, "of c");
    assertEquals(3, streams.await(3).stream().distinct().count());
  }

  @Test
  void goesOnAfterAStopWhereItWas() {
    subscribe("");
    append("a", 1000, "one");
    streams.await(1);
    streams.refuse(Integer.MAX_VALUE);
    append("a", 2000, "while away");
    streams.awaitHeard("failing away");
    reopen();
    streams.refuse(0);
    group().seal();
    append("a", 3000, "after");
    subscribe("");
    assertEquals(
        List.of(
            "/vpc/flow a [all] 1000-0 1000 one",
            "/vpc/flow a [all] 2000-1 2000 while away",
            "/vpc/flow a [all] 3000-2 3000 after"),
        streams.await(3));
  }

  @Test
  void aKillLosesNothing() {
    limits =
        new SubscriptionLimits(
            10,
            2048,
            4096,
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            Duration.ofHours(24),
            Duration.ofDays(1));
    reopen();
    subscribe("");
    append("a", 1000, "one");
    streams.await(1);
    // The position that a killed process leaves behind: the one from before.
    assertEquals(
        new SubscriptionPosition(group().id(), -1),
        state.read(view ->
            view.get(SubscriptionPosition.KIND, SCOPE, Subscription.id("/vpc/flow", "all"))));
  }

  @Test
  void givesUpWhatWasRefusedForADay() {
    streams.refuse(Integer.MAX_VALUE);
    subscribe("");
    append("a", 1000, "too long refused", "this too");
    streams.awaitHeard("failing away");
    now = now.plus(Duration.ofHours(25));
    streams.awaitHeard("lost 2 away");
    assertEquals(2, counters.lostEvents());
    assertEquals(1, counters.failing());
    streams.refuse(0);
    append("a", 2000, "taken");
    assertEquals(List.of("/vpc/flow a [all] 2000-2 2000 taken"), streams.await(1));
  }

  @Test
  void aFilterThatIsReplacedGoesOnWithTheOthersPosition() {
    subscribe("one");
    append("a", 1000, "one", "two");
    streams.await(1);
    subscribe("two");
    append("a", 2000, "one", "two");
    assertEquals(
        List.of("/vpc/flow a [all] 1000-0 1000 one", "/vpc/flow a [all] 2001-3 2001 two"),
        streams.await(2));
  }

  @Test
  void theTestMessageSaysWhetherAStreamTakesRecords() {
    subscriptions.check(subscription(""), now);
    assertEquals(List.of("CONTROL_MESSAGE CloudwatchLogs"), streams.controls());
    streams.refuse(1);
    assertThrows(Fault.Unavailable.class, () -> subscriptions.check(subscription(""), now));
  }

  /// For groups that are not encrypted.
  private static final class NoKeys implements DataKeys {
    @Override
    public DataKey generate(EncryptionRule rule) {
      throw new IllegalStateException("nothing is encrypted");
    }

    @Override
    public byte[] unwrap(ObjectEncryption encryption) {
      throw new IllegalStateException("nothing is encrypted");
    }
  }
}
