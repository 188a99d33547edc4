package weir.api.gateway;

import software.amazon.awssdk.core.SdkPojo;
import weir.api.protocol.EventStream;

/// An operation whose answer goes on: events follow it for as long as there are any.
///
/// [#answer] gives the members of the answer that are no events.
///
/// @param <I> the SDK's request class
/// @param <O> the SDK's response class
public interface EventStreamOperation<I extends SdkPojo, O extends SdkPojo>
    extends Operation<I, O> {
  /// Begins to listen. What it needs is let go when the stream ends, also when the client leaves.
  ///
  /// @throws weir.api.protocol.ApiException with AWS's code and sentence when it cannot be done
  EventStream events(I request, Call call);
}
