package weir.api.s3;

import java.io.IOException;
import weir.api.gateway.Call;
import weir.api.protocol.WireResponse;

/// One operation of S3.
///
/// To add one, write a class named like the operation, and give it a route in [S3Routes].
interface S3Operation {
  /// As AWS names it: `PutObject`.
  default String name() {
    return getClass().getSimpleName();
  }

  /// Whether it changes nothing; the audit record says so.
  default boolean readOnly() {
    return name().startsWith("Get") || name().startsWith("List") || name().startsWith("Head");
  }

  /// Asks for permission, and does it.
  WireResponse answer(S3Request request, Call call) throws IOException;
}
