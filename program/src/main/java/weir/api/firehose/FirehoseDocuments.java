package weir.api.firehose;

import java.util.function.Function;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;
import weir.api.protocol.ShapeText;
import weir.store.state.DocumentKind;

/// What the state keeps of a delivery stream, under its name.
final class FirehoseDocuments {
  /// Without destinations.
  static final DocumentKind<DeliveryStreamDescription> STREAM =
      new DocumentKind<>(
          "firehose-stream",
          ShapeText::print,
          text -> ShapeText.fill(DeliveryStreamDescription.builder(), text).build());

  /// The one destination, as it was asked for; an access key in it is sealed.
  static final DocumentKind<CreateDeliveryStreamRequest> DESTINATION =
      new DocumentKind<>(
          "firehose-destination",
          ShapeText::print,
          text -> ShapeText.fill(CreateDeliveryStreamRequest.builder(), text).build());

  static final DocumentKind<ListTagsForDeliveryStreamResponse> TAGS =
      new DocumentKind<>(
          "firehose-tags",
          ShapeText::print,
          text -> ShapeText.fill(ListTagsForDeliveryStreamResponse.builder(), text).build());

  /// Under which id its records are kept: a stream that is made anew has another.
  static final DocumentKind<String> BUFFER =
      new DocumentKind<>("firehose-buffer", Function.identity(), Function.identity());

  private FirehoseDocuments() {}
}
