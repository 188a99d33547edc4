package weir.api.protocol;

/// The wire protocols that AWS's clients speak.
public enum Protocol {
  /// JSON bodies, the operation in `X-Amz-Target`: `application/x-amz-json-1.0`.
  AWS_JSON_1_0,
  /// The same with `application/x-amz-json-1.1`.
  AWS_JSON_1_1,
  /// Form-encoded requests with an `Action`, XML answers.
  AWS_QUERY,
  /// EC2's dialect of [#AWS_QUERY].
  EC2_QUERY,
  /// Methods, paths and headers, with XML bodies.
  REST_XML,
  /// Methods, paths and headers, with JSON bodies.
  REST_JSON,
  /// CBOR bodies, the operation in the path: `/service/NAME/operation/NAME`.
  RPC_V2_CBOR
}
