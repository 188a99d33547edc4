package weir.benchmarks;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Clients that send as fast as they are answered, each over its own connection.
///
/// @param count how many
/// @param seconds for which they begin requests
/// @param least requests of each, however long that takes
record Clients(URI endpoint, int count, double seconds, int least) {

  /// One request of a client and the check of its answer.
  interface Exchange {
    /// @param turn 0, 1, 2, … for each client
    void run(WireClient connection, int client, int turn) throws Exception;
  }

  /// What all of them together reached.
  record Tally(long answers, double seconds) {
    double perSecond() {
      return answers / seconds;
    }
  }

  /// Answers per second of all of them together.
  double perSecond(Exchange exchange) throws Exception {
    return run(exchange).perSecond();
  }

  Tally run(Exchange exchange) throws Exception {
    long begin = System.nanoTime();
    long until = begin + (long) (seconds * 1e9);
    long answers = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<Future<Integer>> runs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int client = i;
        Callable<Integer> run = () -> run(exchange, client, until);
        runs.add(threads.submit(run));
      }
      for (Future<Integer> run : runs) {
        answers += run.get();
      }
    }
    return new Tally(answers, (System.nanoTime() - begin) / 1e9);
  }

  private int run(Exchange exchange, int client, long until) throws Exception {
    try (WireClient connection = new WireClient(endpoint)) {
      int turn = 0;
      while (turn < least || System.nanoTime() < until) {
        exchange.run(connection, client, turn++);
      }
      return turn;
    }
  }
}
