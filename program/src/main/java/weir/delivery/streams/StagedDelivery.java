package weir.delivery.streams;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.store.streams.Portion;

/// Records on their way, with what of them is still to be sent. Used by its lane only.
final class StagedDelivery {
  private final StreamPlan plan;
  private final Portion portion;
  private final Instant oldest;
  private final Deque<StagedObject> objects;
  private @Nullable Request request;

  /// A request to an endpoint.
  ///
  /// @param id the same for every attempt
  record Request(String id, Path body) {}

  /// @param request null when the records go to the bucket only
  StagedDelivery(
      StreamPlan plan,
      Portion portion,
      Instant oldest,
      @Nullable Request request,
      List<StagedObject> objects) {
    this.plan = plan;
    this.portion = portion;
    this.oldest = oldest;
    this.request = request;
    this.objects = new ArrayDeque<>(objects);
  }

  StreamPlan plan() {
    return plan;
  }

  Portion portion() {
    return portion;
  }

  /// Arrival of the first record.
  Instant oldest() {
    return oldest;
  }

  /// What the endpoint has yet to take; null when it has, or will not.
  @Nullable Request request() {
    return request;
  }

  void requestIsDone() {
    request = null;
  }

  /// Objects that are not in the bucket yet.
  Deque<StagedObject> objects() {
    return objects;
  }
}
