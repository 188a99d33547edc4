package weir.query.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import weir.query.sql.SqlFault;

/// Whether a query is to end, and why. Set by any thread, looked at by those that work for the
/// query.
public final class QueryStop {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable SqlFault reason;

  /// Ends the query; the first reason counts.
  public void stop(SqlFault why) {
    synchronized (this) {
      if (reason != null) {
        return;
      }
      reason = why;
    }
    listeners.forEach(Runnable::run);
  }

  public void cancel() {
    stop(new SqlFault("USER_CANCELED", 0, 0, "Query cancelled by user"));
  }

  public @Nullable SqlFault reason() {
    return reason;
  }

  /// @throws SqlFault the reason, when the query is to end
  public void check() {
    SqlFault why = reason;
    if (why != null) {
      throw new SqlFault(why.errorName(), why.line(), why.column(), why.message());
    }
  }

  /// Called once, when the query is to end or at once if it is already.
  public void onStop(Runnable listener) {
    listeners.add(listener);
    if (reason != null) {
      listener.run();
    }
  }
}
