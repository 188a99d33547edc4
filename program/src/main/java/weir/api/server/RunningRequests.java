package weir.api.server;

import java.time.Duration;

/// How many requests are being answered, so that a stop can wait for them. Safe for any number of
/// threads.
final class RunningRequests {
  private int running;
  private boolean stopping;

  /// Takes a request in.
  ///
  /// @return false when the server is stopping; the request is then to be refused
  synchronized boolean begin() {
    if (stopping) {
      return false;
    }
    running++;
    return true;
  }

  synchronized void end() {
    running--;
    notifyAll();
  }

  /// Takes no more requests in, and waits until those that run are answered.
  ///
  /// @return false when that took longer than allowed
  synchronized boolean drain(Duration patience) {
    stopping = true;
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (running > 0) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return false;
        }
        wait(millis);
      }
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
