package weir.api.protocol;

import java.nio.charset.StandardCharsets;

/// Finds the name of the operation that a request asks for.
public final class OperationName {
  private OperationName() {}

  /// Empty when the request names none.
  public static String of(WireRequest request, byte[] body, Protocol protocol) {
    return switch (protocol) {
      case AWS_JSON_1_0, AWS_JSON_1_1 -> {
        String target = request.header("x-amz-target").orElse("");
        yield target.substring(target.lastIndexOf('.') + 1);
      }
      case AWS_QUERY, EC2_QUERY -> {
        String inBody = parameter(new String(body, StandardCharsets.UTF_8), "Action");
        yield inBody.isEmpty() ? parameter(request.rawQuery(), "Action") : inBody;
      }
      case RPC_V2_CBOR -> {
        String path = request.rawPath();
        int operation = path.lastIndexOf("/operation/");
        yield operation < 0 ? "" : path.substring(operation + "/operation/".length());
      }
      case REST_XML, REST_JSON ->
          throw new IllegalArgumentException(protocol + " names operations by method and path");
    };
  }

  private static String parameter(String form, String name) {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }
}
