package weir.watch.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import weir.model.aws.Fault;

/// Streams that keep what they take, and refuse when they are told to.
final class FakeStreams implements RecordStreams, SubscriptionWatch {
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> events = new ArrayList<>();
  private final List<String> controls = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private int refusals;
  private boolean half;
  private int largest;
  private String owner = "";

  @Override
  public synchronized List<byte[]> put(Subscription subscription, List<byte[]> records) {
    if (refusals > 0) {
      refusals--;
      notifyAll();
      throw new Fault.Unavailable("away");
    }
    List<byte[]> taken = half ? records.subList(0, (records.size() + 1) / 2) : records;
    taken.forEach(this::take);
    notifyAll();
    return records.subList(taken.size(), records.size());
  }

  private void take(byte[] record) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(record))) {
      byte[] text = gzip.readAllBytes();
      JsonNode envelope = json.readTree(text);
      if (envelope.get("messageType").asText().equals("CONTROL_MESSAGE")) {
        controls.add("CONTROL_MESSAGE " + envelope.get("owner").asText());
        return;
      }
      largest = Math.max(largest, text.length);
      owner = envelope.get("owner").asText();
      for (JsonNode event : envelope.get("logEvents")) {
        events.add(
            envelope.get("logGroup").asText()
                + " "
                + envelope.get("logStream").asText()
                + " ["
                + envelope.get("subscriptionFilters").get(0).asText()
                + "] "
                + event.get("id").asText()
                + " "
                + event.get("timestamp").asLong()
                + " "
                + event.get("message").asText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void refuse(int times) {
    refusals = times;
  }

  synchronized void takeHalf() {
    half = true;
  }

  synchronized int largest() {
    return largest;
  }

  synchronized String owner() {
    return owner;
  }

  synchronized List<String> controls() {
    return List.copyOf(controls);
  }

  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  synchronized List<String> await(int count) {
    await(() -> events.size() >= count);
    return List.copyOf(events);
  }

  synchronized void awaitHeard(String what) {
    await(() -> heard.contains(what));
  }

  private void await(BooleanSupplier condition) {
    try {
      while (!condition.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException stop) {
      throw new AssertionError("waited in vain; there are " + events + " and " + heard, stop);
    }
  }

  private synchronized void hear(String what) {
    heard.add(what);
    notifyAll();
  }

  @Override
  public void failing(Subscription subscription, String reason) {
    hear("failing " + reason);
  }

  @Override
  public void recovered(Subscription subscription) {
    hear("recovered");
  }

  @Override
  public void lost(Subscription subscription, int events, String reason) {
    hear("lost " + events + " " + reason);
  }
}
