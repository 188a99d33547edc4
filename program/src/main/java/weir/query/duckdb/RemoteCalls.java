package weir.query.duckdb;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;
import weir.query.session.TrinoErrors;
import weir.query.sql.SqlFault;

/// Calls of a store that may be far away, several at once.
final class RemoteCalls {
  private static final int AT_ONCE = 8;

  private RemoteCalls() {}

  /// Makes all calls and hands the answers on in the calls' order, also those beside a failed one.
  ///
  /// @throws SqlFault the first failure
  static <T> void all(List<Supplier<T>> calls, Consumer<T> answers) {
    if (calls.size() == 1) {
      answers.accept(one(calls.getFirst()));
      return;
    }
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      @Nullable RuntimeException failure = null;
      List<Callable<T>> asked = new ArrayList<>();
      calls.forEach(call -> asked.add(() -> one(call)));
      for (Future<T> result : threads.invokeAll(asked)) {
        if (result.state() == Future.State.SUCCESS) {
          answers.accept(result.resultNow());
        } else if (failure == null) {
          failure = failure(result.exceptionNow());
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

  private static <T> T one(Supplier<T> call) {
    try {
      return call.get();
    } catch (Fault fault) {
      throw TrinoErrors.of(fault);
    } catch (UncheckedIOException e) {
      throw new SqlFault(
          "GENERIC_INTERNAL_ERROR", 0, 0, "an object cannot be had: " + e.getMessage());
    }
  }

  private static RuntimeException failure(Throwable thrown) {
    return switch (thrown) {
      case RuntimeException expected -> expected;
      case Error broken -> throw broken;
      default -> new IllegalStateException("a call threw what it may not", thrown);
    };
  }
}
