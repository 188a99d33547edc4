package weir.store.logs;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// Goes over the events of a group as they were when it was made, in the order of time. Used by one
/// thread; close it, or files stay.
///
/// Blocks and row groups are read when their time has come and forgotten when they are through, so
/// memory holds only those that overlap at one moment.
public final class LogCursor implements AutoCloseable {
  /// Hears of what cannot be read and is passed over.
  interface Damage {
    void passedOver(String place, String reason);
  }

  private final EventScope scope;
  private final OpenFiles files;
  private final Damage damage;
  private final boolean oldestFirst;
  private final Deque<EventSource> waiting;
  private final PriorityQueue<Opened> open;
  private @Nullable Opened current;

  LogCursor(List<EventSource> sources, EventScope scope, OpenFiles files, Damage damage) {
    this.scope = scope;
    this.files = files;
    this.damage = damage;
    this.oldestFirst = scope.range().order() == LogOrder.OLDEST_FIRST;
    Comparator<EventSource> byTime =
        oldestFirst
            ? Comparator.comparingLong(EventSource::firstMillis)
            : Comparator.comparingLong(EventSource::lastMillis).reversed();
    this.waiting =
        new ArrayDeque<>(sources.stream().filter(s -> s.isWanted(scope)).sorted(byTime).toList());
    this.open = new PriorityQueue<>(this::compare);
  }

  /// A source whose events are in memory, and the one among them that is next.
  private static final class Opened {
    private final EventPage page;
    private int at;

    Opened(EventPage page) {
      this.page = page;
    }

    long timestamp() {
      return page.timestamps()[at];
    }

    long sequence() {
      return page.sequences()[at];
    }
  }

  private int compare(Opened one, Opened other) {
    int order =
        LogPosition.compare(one.timestamp(), one.sequence(), other.timestamp(), other.sequence());
    return oldestFirst ? order : -order;
  }

  /// Goes to the next event; false when there is none.
  ///
  /// @throws Fault.Unavailable when the disk or the storage of segments does not answer
  public boolean next() {
    Opened last = current;
    if (last != null) {
      last.at++;
      if (last.at < last.page.count()) {
        if (isNext(last)) {
          return true;
        }
        open.add(last);
      }
      current = null;
    }
    openWhatIsDue();
    current = open.poll();
    return current != null;
  }

  /// Passes over the events that are left and answers how many they are. No message is made for
  /// that, and of sealed events only the columns that decide are read.
  ///
  /// @throws Fault.Unavailable when the disk or the storage of segments does not answer
  public long countRest() {
    long count = current == null ? 0 : -1;
    if (current != null) {
      open.add(current);
      current = null;
    }
    for (Opened opened : open) {
      count += opened.page.count() - opened.at;
    }
    open.clear();
    while (!waiting.isEmpty()) {
      EventSource source = waiting.remove();
      Integer more = guarded(source, () -> source.count(scope, files));
      count += more == null ? 0 : more;
    }
    return count;
  }

  private boolean isNext(Opened candidate) {
    Opened rival = open.peek();
    return (rival == null || compare(candidate, rival) < 0) && !isDue(candidate);
  }

  private boolean isDue(@Nullable Opened before) {
    EventSource source = waiting.peek();
    if (source == null || before == null) {
      return source != null;
    }
    return oldestFirst
        ? source.firstMillis() <= before.timestamp()
        : source.lastMillis() >= before.timestamp();
  }

  private void openWhatIsDue() {
    while (isDue(open.peek())) {
      EventSource source = waiting.remove();
      EventPage page = load(source);
      if (page != null) {
        open.add(new Opened(page));
      }
    }
  }

  private @Nullable EventPage load(EventSource source) {
    return guarded(source, () -> source.load(scope, files));
  }

  private interface Reading<T> {
    @Nullable T read() throws IOException;
  }

  private <T> @Nullable T guarded(EventSource source, Reading<T> reading) {
    try {
      return reading.read();
    } catch (Fault.Corrupt damaged) {
      damage.passedOver(source.place(), damaged.sentence());
    } catch (EOFException | NoSuchFileException gone) {
      damage.passedOver(source.place(), gone.toString());
    } catch (IOException away) {
      throw new Fault.Unavailable("reading " + source.place() + " failed: " + away, away);
    }
    return null;
  }

  private Opened current() {
    Opened event = current;
    if (event == null) {
      throw new IllegalStateException("the cursor stands on no event");
    }
    return event;
  }

  public String stream() {
    Opened event = current();
    return event.page.streams().text(event.page.rows()[event.at]);
  }

  /// The event's own time, Unix milliseconds.
  public long timestamp() {
    return current().timestamp();
  }

  /// When it was taken, Unix milliseconds.
  public long ingestionTime() {
    Opened event = current();
    return event.page.ingested()[event.at];
  }

  public long sequence() {
    return current().sequence();
  }

  public LogPosition position() {
    return new LogPosition(timestamp(), sequence());
  }

  /// What the message is in, from [#offset] on for [#length] bytes of UTF-8; not to be written to.
  public byte[] bytes() {
    return current().page.messages().bytes();
  }

  public int offset() {
    Opened event = current();
    return event.page.messages().start(event.page.texts()[event.at]);
  }

  public int length() {
    Opened event = current();
    return event.page.messages().length(event.page.texts()[event.at]);
  }

  /// The message as a String.
  public String message() {
    return new String(bytes(), offset(), length(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    files.close();
  }
}
