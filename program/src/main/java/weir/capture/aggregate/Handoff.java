package weir.capture.aggregate;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import weir.model.flow.InterfaceWindow;
import weir.model.flow.RecordBatch;
import weir.model.flow.RecordSink;

/// A bounded queue before a sink that may be slow, so that lanes go on draining their rings while
/// records are put on disk.
///
/// A full queue refuses: the lane then owes its window a SKIPDATA record.
public final class Handoff implements RecordSink, AutoCloseable {
  private final BlockingQueue<Entry> queue;
  private final AtomicLong refusedRecords = new AtomicLong();
  private final RecordSink behind;
  private final Thread thread;
  private volatile @Nullable RuntimeException failure;

  private sealed interface Entry {
    record Records(InterfaceWindow window, RecordBatch batch) implements Entry {}

    record Mark(CountDownLatch reached) implements Entry {}

    record End() implements Entry {}
  }

  /// @param capacity batches that may wait
  public Handoff(RecordSink behind, int capacity) {
    this.behind = behind;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.thread = Thread.ofPlatform().name("weir-handoff").start(this::pass);
  }

  @Override
  public boolean accept(InterfaceWindow window, RecordBatch batch) {
    if (queue.offer(new Entry.Records(window, batch))) {
      return true;
    }
    refusedRecords.addAndGet(batch.rows());
    return false;
  }

  /// Records that found no room here, were refused behind, or were lost to [#failure].
  public long refusedRecords() {
    return refusedRecords.get();
  }

  /// What the sink behind failed with at last; everything handed to it then counts as refused.
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  private void pass() {
    try {
      boolean more = true;
      while (more) {
        more =
            switch (queue.take()) {
              case Entry.Records records -> {
                if (!passed(records)) {
                  refusedRecords.addAndGet(records.batch().rows());
                }
                yield true;
              }
              case Entry.Mark mark -> {
                mark.reached().countDown();
                yield true;
              }
              case Entry.End() -> false;
            };
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// The edge of the hand-off: a sink that fails must not end the thread, or what waits would be
  /// lost uncounted.
  private boolean passed(Entry.Records records) {
    try {
      return behind.accept(records.window(), records.batch());
    } catch (RuntimeException thrown) {
      failure = thrown;
      return false;
    }
  }

  /// Returns when everything that waits now has been passed on. Not after [#drain].
  public void settle() {
    CountDownLatch reached = new CountDownLatch(1);
    try {
      queue.put(new Entry.Mark(reached));
      reached.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Passes on what waits, and takes nothing more.
  public void drain() {
    try {
      if (thread.isAlive()) {
        queue.put(new Entry.End());
      }
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    drain();
  }
}
