package weir.api.protocol;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/// A protocol whose requests are told apart by method and path, and whose members travel in path,
/// query string and headers too.
///
/// The service finds the operation and takes the labels out of the path. A body that is streamed is
/// no member: the service reads and writes it itself, and gives an empty one here.
public interface RestCodec extends Codec {
  /// Fills a request's builder.
  ///
  /// @param labels parts of the path, decoded, by their names in the model: `Bucket`
  /// @param body the whole body; empty when the service reads it
  /// @throws ApiException when something does not fit; the sentence names it
  void read(WireRequest request, Map<String, String> labels, byte[] body, SdkPojo input);

  @Override
  default void read(WireRequest request, byte[] body, SdkPojo input) {
    read(request, Map.of(), body, input);
  }

  /// What a request asks for in its query string and `x-amz-` headers and no member of the shape
  /// takes, such as parameters that chose the operation. Without what belongs to the signature.
  List<String> unread(WireRequest request, SdkPojo input);
}
