package weir.app;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.api.ec2.FlowLogHealth;
import weir.delivery.DeliveryStatus;
import weir.recording.Recording;

/// How deliveries fare, from the recording that makes them. Written once, when that has begun.
final class DeliveryHealth implements FlowLogHealth {
  private volatile @Nullable Recording recording;

  void watch(Recording begun) {
    recording = begun;
  }

  @Override
  public Optional<String> of(String flowLogId) {
    Recording begun = recording;
    return begun == null
        ? Optional.empty()
        : begun.deliveries().stream()
            .filter(status -> status.flowLogId().equals(flowLogId))
            .findFirst()
            .flatMap(DeliveryStatus::deliverLogsErrorMessage);
  }
}
