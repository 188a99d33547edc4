package weir.api.firehose;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.Tag;
import weir.store.state.Scope;
import weir.store.state.StateChange;
import weir.store.state.StateView;

/// A delivery stream, whole as it is kept.
///
/// @param destination with the destination's configuration only
/// @param bufferId under which its records are kept
record DeliveryStream(
    Scope scope,
    DeliveryStreamDescription description,
    CreateDeliveryStreamRequest destination,
    List<Tag> tags,
    String bufferId) {
  DeliveryStream {
    tags = List.copyOf(tags);
  }

  static Optional<DeliveryStream> find(StateView view, Scope scope, String name) {
    return view.find(FirehoseDocuments.STREAM, scope, name)
        .map(description ->
            new DeliveryStream(
                scope,
                description,
                view.get(FirehoseDocuments.DESTINATION, scope, name),
                view.get(FirehoseDocuments.TAGS, scope, name).tags(),
                view.get(FirehoseDocuments.BUFFER, scope, name)));
  }

  void keep(StateChange change) {
    change.put(FirehoseDocuments.STREAM, scope, name(), description);
    change.put(FirehoseDocuments.DESTINATION, scope, name(), destination);
    change.put(
        FirehoseDocuments.TAGS,
        scope,
        name(),
        ListTagsForDeliveryStreamResponse.builder().tags(tags).hasMoreTags(false).build());
    change.put(FirehoseDocuments.BUFFER, scope, name(), bufferId);
  }

  void forget(StateChange change) {
    change.remove(FirehoseDocuments.STREAM, scope, name());
    change.remove(FirehoseDocuments.DESTINATION, scope, name());
    change.remove(FirehoseDocuments.TAGS, scope, name());
    change.remove(FirehoseDocuments.BUFFER, scope, name());
  }

  String name() {
    return description.deliveryStreamName();
  }

  String arn() {
    return description.deliveryStreamARN();
  }

  DeliveryStreamStatus status() {
    return description.deliveryStreamStatus();
  }

  DeliveryStream with(DeliveryStreamDescription changed) {
    return new DeliveryStream(scope, changed, destination, tags, bufferId);
  }

  DeliveryStream with(DeliveryStreamStatus status) {
    return with(description.toBuilder().deliveryStreamStatus(status).build());
  }

  DeliveryStream with(CreateDeliveryStreamRequest changed) {
    return new DeliveryStream(scope, description, changed, tags, bufferId);
  }

  DeliveryStream withTags(List<Tag> changed) {
    return new DeliveryStream(scope, description, destination, changed, bufferId);
  }
}
