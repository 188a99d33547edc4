package weir.query.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.sql.SqlFault;

/// Calls of a store that may be far away, several at once.
final class RemoteCalls {
  private static final int AT_ONCE = 8;

  private RemoteCalls() {}

  /// Makes all calls and hands the answers on in the calls' order, also those beside a failed one.
  ///
  /// @throws SqlFault the first failure
  static <T> void all(List<Callable<T>> calls, Consumer<T> answers) {
    if (calls.size() == 1) {
      try {
        answers.accept(calls.getFirst().call());
      } catch (Exception e) {
        throw fault(e);
      }
      return;
    }
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      @Nullable SqlFault failure = null;
      List<Future<T>> results = new ArrayList<>(threads.invokeAll(calls));
      for (Future<T> result : results) {
        try {
          answers.accept(result.get());
        } catch (ExecutionException e) {
          failure = failure == null ? fault(e.getCause()) : failure;
        }
      }
      if (failure != null) {
        throw failure;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SqlFault(
          "USER_CANCELED", 0, 0, "Query was interrupted while it looked for objects");
    }
  }

  private static SqlFault fault(@Nullable Throwable cause) {
    return switch (cause) {
      case SqlFault fault -> fault;
      case Fault fault -> TrinoErrors.of(fault);
      case null, default ->
          new SqlFault("GENERIC_INTERNAL_ERROR", 0, 0, "an object cannot be had: " + cause);
    };
  }
}
