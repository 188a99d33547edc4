package weir.query.arrow;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One time that DuckDB reads a table. Our threads fill batches, a few ahead; DuckDB's fetch them,
/// one thread at a time, and bring them back in any order.
final class ArrowScan {
  private static final ArrowLoans<Loan> LOANS = new ArrowLoans<>();

  private record Loan(ArrowScan scan, ArrowBatch batch) {}

  private final List<ArrowType> types;
  private final int lanes;
  private final BatchSource source;
  private final List<Thread> threads = new ArrayList<>();
  private final Deque<ArrowBatch> filled = new ArrayDeque<>();
  private final Deque<ArrowBatch> empty = new ArrayDeque<>();
  private int filling;
  private boolean ended;
  private boolean closed;
  private @Nullable Throwable failure;

  ArrowScan(List<ArrowType> types, int lanes, BatchSource source) {
    this.types = types;
    this.lanes = lanes;
    this.source = source;
  }

  private void begin() {
    BatchSource.Reading reading = source.read();
    for (int i = 0; i < lanes; i++) {
      threads.add(
          Thread.ofPlatform().daemon().name("weir-batches-" + i).start(() -> fill(reading)));
      filling++;
    }
  }

  private void fill(BatchSource.Reading reading) {
    try (BatchSource.Lane lane = reading.open()) {
      for (ArrowBatch batch = blank(); batch != null; batch = blank()) {
        if (!lane.fill(batch)) {
          putBack(batch);
          break;
        }
        filled(batch);
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      failed(e);
    } finally {
      left();
    }
  }

  /// A batch to fill, when no more than a few wait for DuckDB; null when the scan has ended.
  private synchronized @Nullable ArrowBatch blank() throws InterruptedException {
    while (!ended && filled.size() >= lanes) {
      wait();
    }
    if (ended) {
      return null;
    }
    ArrowBatch batch = empty.poll();
    return batch == null ? new ArrowBatch(types) : batch;
  }

  private synchronized void filled(ArrowBatch batch) {
    filled.add(batch);
    notifyAll();
  }

  private synchronized void failed(Throwable why) {
    if (failure == null) {
      failure = why;
    }
    end();
  }

  private synchronized void left() {
    filling--;
    notifyAll();
  }

  /// Lends the next batch; behind the last one, an array that is released already.
  ///
  /// @return false when the scan failed or was ended
  synchronized boolean next(MemorySegment borrowed) {
    try {
      if (threads.isEmpty()) {
        begin();
      }
      while (filled.isEmpty() && filling > 0 && !ended) {
        wait();
      }
      if (ended) {
        return false;
      }
      ArrowBatch batch = filled.poll();
      if (batch == null) {
        borrowed.fill((byte) 0);
      } else {
        batch.lend(borrowed, LOANS.lend(new Loan(this, batch)));
        notifyAll();
      }
      return true;
    } catch (InterruptedException | RuntimeException | Error e) {
      failed(e);
      return false;
    }
  }

  static void takeBack(long ticket) {
    Loan loan = LOANS.takeBack(ticket);
    if (loan != null) {
      loan.scan().putBack(loan.batch());
    }
  }

  private synchronized void putBack(ArrowBatch batch) {
    if (closed) {
      batch.close();
    } else {
      batch.clear();
      empty.add(batch);
    }
  }

  synchronized String failure() {
    return failure == null ? "the scan was stopped" : failure.toString();
  }

  /// Ends it; who waits goes on.
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /// Waits for our threads and gives the memory back, but for what is still lent: that goes when it
  /// comes back.
  void close() {
    end();
    for (Thread thread : threads) {
      join(thread);
    }
    synchronized (this) {
      closed = true;
      filled.forEach(ArrowBatch::close);
      empty.forEach(ArrowBatch::close);
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
