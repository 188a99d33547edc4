package weir.api.cloudtrail;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import weir.api.gateway.CallListener;

/// Writes down every call, refused ones too, before its answer leaves. Safe for any number of
/// threads.
public final class AuditTrail implements CallListener, AutoCloseable {
  private final AuditLog log;
  private final String usualAccount;
  private final InstantSource clock;
  private final AtomicLong lost = new AtomicLong();
  private volatile @Nullable String failure;

  /// @param usualAccount whose trail shows the calls of nobody that is known
  public AuditTrail(AuditLog log, String usualAccount, InstantSource clock) {
    this.log = log;
    this.usualAccount = usualAccount;
    this.clock = clock;
  }

  @Override
  public void ended(Ended call) {
    try {
      log.append(clock.instant(), AuditRecord.line(call, usualAccount));
      failure = null;
    } catch (IOException refused) {
      // What was done is done, and its caller must hear of it; the service says it is not ready.
      lost.incrementAndGet();
      failure = "the audit trail cannot be written: " + refused.getMessage();
    }
  }

  /// Why the last record could not be written; empty when it was.
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /// Records that could not be written since the start.
  public long lost() {
    return lost.get();
  }

  AuditLog log() {
    return log;
  }

  @Override
  public void close() {
    log.close();
  }
}
