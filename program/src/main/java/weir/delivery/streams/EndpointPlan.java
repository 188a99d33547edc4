package weir.delivery.streams;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import weir.model.aws.Fault;

/// An HTTP endpoint that a delivery stream sends its records to.
///
/// @param accessKey what the endpoint knows the sender by, a secret; empty for none
/// @param gzips whether bodies are compressed
/// @param commonAttributes sent with every request
/// @param retry for how long a failed request is repeated
/// @param backsUpAll whether the bucket gets all records, or those only that were not delivered
public record EndpointPlan(
    URI url,
    String accessKey,
    boolean gzips,
    Map<String, String> commonAttributes,
    Duration retry,
    boolean backsUpAll,
    BucketPlan bucket)
    implements StreamDestination {
  public EndpointPlan {
    commonAttributes = Map.copyOf(commonAttributes);
    String host = String.valueOf(url.getHost());
    boolean loopback =
        host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    boolean trusted = "https".equals(url.getScheme()) || "http".equals(url.getScheme()) && loopback;
    if (url.getHost() == null || !trusted) {
      throw new Fault.Invalid(
          "the endpoint's scheme and host are "
              + url.getScheme()
              + " and "
              + host
              + " but must be https and any host, or http and one of this machine's own addresses");
    }
  }

  /// Without the key and what may hold another: address and attributes are secrets to AWS too.
  @Override
  public String toString() {
    return "EndpointPlan[" + url.getHost() + ", " + bucket + "]";
  }
}
