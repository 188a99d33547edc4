package weir.query.arrow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What DuckDB knows by a number: the structs that it holds have no room for more. Used by all
/// threads.
///
/// @param <T> what is lent
final class ArrowLoans<T> {
  private final AtomicLong last = new AtomicLong();
  private final Map<Long, T> lent = new ConcurrentHashMap<>();

  /// @return the number, never 0
  long lend(T thing) {
    long ticket = last.incrementAndGet();
    lent.put(ticket, thing);
    return ticket;
  }

  @Nullable T find(long ticket) {
    return lent.get(ticket);
  }

  /// Takes it back; null when it was already.
  @Nullable T takeBack(long ticket) {
    return lent.remove(ticket);
  }
}
