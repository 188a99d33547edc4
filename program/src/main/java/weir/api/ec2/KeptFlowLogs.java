package weir.api.ec2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Tag;
import weir.model.network.FlowLog;
import weir.store.state.Scope;
import weir.store.state.StateStore;

/// The flow logs of the API in the model's words, those too that record what is not there any more.
public final class KeptFlowLogs {
  private final StateStore store;

  public KeptFlowLogs(StateStore store) {
    this.store = store;
  }

  /// @param createdAt the beginning of time for one that was imported without a date
  public record Kept(FlowLog log, Instant createdAt, Map<String, String> tags) {
    public Kept {
      tags = Map.copyOf(tags);
    }

    /// What its deliveries need of a bucket; null when it does not go to one.
    public @Nullable BucketNeeds bucketNeeds(String region) {
      return BucketNeeds.find(log, region).orElse(null);
    }
  }

  /// Those of one account and region, by ascending id.
  public List<Kept> of(Scope scope) {
    return store.read(state -> {
      Ec2View view = new Ec2View(state, scope);
      return view.all(ResourceKinds.FLOW_LOG).stream().map(log -> kept(view, log)).toList();
    });
  }

  private static Kept kept(
      Ec2View view, software.amazon.awssdk.services.ec2.model.FlowLog document) {
    Map<String, String> tags = new TreeMap<>();
    for (Tag tag : view.tags(document.flowLogId())) {
      tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), ""));
    }
    Instant created = document.creationTime();
    return new Kept(
        FlowLogView.of(document, view.scope(), tags),
        created == null ? Instant.EPOCH : created,
        tags);
  }
}
