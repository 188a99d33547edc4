package weir.watch.tail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import weir.store.logs.LogAppend;
import weir.store.logs.LogBatch;
import weir.store.logs.LogGroupId;
import weir.store.logs.LogSubscriber;

/// The sessions of all accounts that watch events come in. Safe for any number of threads.
public final class LiveTails implements LogSubscriber, AutoCloseable {
  /// Sessions of an account at a time, as AWS allows.
  public static final int MOST_SESSIONS = 15;

  /// How long a session may go on, as at AWS.
  public static final Duration LONGEST = Duration.ofHours(3);

  private final List<LiveTail> sessions = new CopyOnWriteArrayList<>();
  private final InstantSource clock;
  private boolean closed;

  public LiveTails(InstantSource clock) {
    this.clock = clock;
  }

  /// Begins a session; close it when it is through.
  ///
  /// @return nothing when the account has as many as it may
  public synchronized Optional<LiveTail> begin(String accountId, TailedEvents wanted) {
    sessions.stream().filter(LiveTail::isOver).forEach(LiveTail::close);
    long running =
        sessions.stream().filter(session -> session.accountId().equals(accountId)).count();
    if (closed || running >= MOST_SESSIONS) {
      return Optional.empty();
    }
    LiveTail session = new LiveTail(accountId, wanted, clock, sessions::remove);
    sessions.add(session);
    return Optional.of(session);
  }

  /// Sessions of all accounts.
  public int count() {
    return sessions.size();
  }

  @Override
  public void appended(
      LogGroupId group, String stream, LogBatch batch, LogAppend append, long ingestedMillis) {
    for (LiveTail session : sessions) {
      session.appended(group, stream, batch, ingestedMillis);
    }
  }

  /// Ends every session, and begins no more.
  @Override
  public synchronized void close() {
    closed = true;
    sessions.forEach(LiveTail::close);
  }
}
