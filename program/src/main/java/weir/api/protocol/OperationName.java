package weir.api.protocol;

import java.nio.charset.StandardCharsets;

/// Finds the name of the operation that a request asks for.
public final class OperationName {
  private static final byte[] ACTION = "Action=".getBytes(StandardCharsets.US_ASCII);
  private static final String IN_PATH = "/operation/";

  private OperationName() {}

  /// Empty when the request names none.
  public static String of(WireRequest request, byte[] body, Protocol protocol) {
    return switch (protocol) {
      case AWS_JSON_1_0, AWS_JSON_1_1 -> {
        String target = request.header("x-amz-target").orElse("");
        yield target.substring(target.lastIndexOf('.') + 1);
      }
      case AWS_QUERY, EC2_QUERY -> {
        String inBody = action(body);
        yield inBody.isEmpty()
            ? action(request.rawQuery().getBytes(StandardCharsets.ISO_8859_1))
            : inBody;
      }
      case RPC_V2_CBOR -> {
        String path = request.rawPath();
        int operation = path.lastIndexOf(IN_PATH);
        yield operation < 0 ? "" : path.substring(operation + IN_PATH.length());
      }
      case REST_XML, REST_JSON ->
          throw new IllegalArgumentException(protocol + " names operations by method and path");
    };
  }

  /// Looks at the form as it is: clients put the action first, and all else is the codec's.
  private static String action(byte[] form) {
    for (int start = 0; start < form.length; start++) {
      int end = start;
      while (end < form.length && form[end] != '&') {
        end++;
      }
      if (names(form, start)) {
        int value = start + ACTION.length;
        return new String(form, value, end - value, StandardCharsets.ISO_8859_1);
      }
      start = end;
    }
    return "";
  }

  private static boolean names(byte[] form, int start) {
    for (int at = 0; at < ACTION.length; at++) {
      if (start + at >= form.length || form[start + at] != ACTION[at]) {
        return false;
      }
    }
    return true;
  }
}
