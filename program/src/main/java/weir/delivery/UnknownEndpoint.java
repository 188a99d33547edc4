package weir.delivery;

import java.nio.file.Path;
import weir.delivery.DeliveryStatus.Problem;

/// Where a flow log wants to go through an endpoint that the configuration does not name. It takes
/// nothing: what was recorded waits until the name is there, or the flow log is gone.
final class UnknownEndpoint implements Destination {
  private final String sentence;

  UnknownEndpoint(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public long put(String key, Path file) throws Undeliverable {
    throw new Undeliverable(Problem.ACCESS_ERROR, sentence, null);
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
