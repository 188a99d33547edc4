package weir.api.protocol;

import software.amazon.awssdk.core.SdkPojo;

/// One wire protocol: requests to shapes, shapes and errors to answers. Safe for any number of
/// threads.
public interface Codec {
  Protocol protocol();

  /// Fills a request's builder.
  ///
  /// @param body the whole body
  /// @param input an SDK builder, such as `CreateVpcRequest.builder()`
  /// @throws ApiException when the body does not have the protocol's form, is nested too deeply, or
  ///   a member has a value that its type cannot take; the sentence names the member
  void read(WireRequest request, byte[] body, SdkPojo input);

  /// An answer with status 200, or what the shape itself says.
  WireResponse write(ServiceShape service, String operation, SdkPojo output, String requestId);

  WireResponse writeError(ServiceShape service, ApiException error, String requestId);
}
