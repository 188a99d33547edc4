package weir.api.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import weir.api.gateway.CallListener;
import weir.model.aws.Fault;

/// Notes when access keys are used. Written down at most every 15 minutes for each key, which is
/// how exact AWS is, so that reading something does not cost a write.
public final class AccessKeyUses implements CallListener {
  private static final Duration EXACTNESS = Duration.ofMinutes(15);

  private final Iam iam;
  private final Map<String, Instant> written = new ConcurrentHashMap<>();

  public AccessKeyUses(Iam iam) {
    this.iam = iam;
  }

  @Override
  public void ended(Ended call) {
    String id = call.caller().accessKeyId();
    if (id == null || call.caller().session() != null) {
      return;
    }
    Instant now = call.facts().now();
    Instant before = written.getOrDefault(id, Instant.EPOCH);
    if (now.isBefore(before.plus(EXACTNESS))) {
      return;
    }
    written.put(id, now);
    KeyUse use = new KeyUse(now, call.service().signingName(), call.facts().region());
    try {
      write(call.caller().accountId(), id, use);
    } catch (Fault.Unavailable away) {
      // The call itself is done and must be answered; the next one tries again.
      written.remove(id);
    }
  }

  private void write(String accountId, String id, KeyUse use) {
    iam.change(
        accountId,
        account -> {
          // The key may just have been deleted, by this very call.
          if (account.findAccessKey(id).isPresent()) {
            account.put(id, use);
          }
          return use;
        });
  }
}
