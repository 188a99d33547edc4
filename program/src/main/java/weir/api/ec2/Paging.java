package weir.api.ec2;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import weir.api.protocol.ApiException;

/// Cuts answers into pages. A token says after which id the next page begins, so that resources
/// that come or go meanwhile neither double nor hide others.
final class Paging {
  private static final int DEFAULT = 1000;

  private final int least;
  private final String expected;
  private final String badToken;

  private Paging(int least, String expected, String badToken) {
    this.least = least;
    this.expected = expected;
    this.badToken = badToken;
  }

  /// As most calls of EC2 page. The sentence about a page that is too small is AWS's, which takes 5
  /// all the same.
  static Paging usual() {
    return new Paging(5, "Expecting a value greater than 5.", "InvalidNextToken");
  }

  /// As DescribeFlowLogs pages: AWS names no smallest page, and has another code for bad tokens.
  static Paging ofFlowLogs() {
    return new Paging(1, "Expecting a value greater than 0.", "InvalidPaginationToken");
  }

  /// @param nextToken null on the last page
  record Page<T>(List<T> items, @Nullable String nextToken) {}

  /// @param operation a token of one operation is none for another
  /// @param items by ascending id
  /// @param maxResults null when the client does not care
  <T> Page<T> page(
      String operation,
      List<T> items,
      Function<T, String> id,
      @Nullable Integer maxResults,
      @Nullable String nextToken) {
    if (maxResults != null && maxResults < least) {
      throw Ec2Errors.invalidValue(
          "Value ( " + maxResults + " ) for parameter maxResults is invalid. " + expected);
    }
    int from = 0;
    if (nextToken != null && !nextToken.isEmpty()) {
      String after = opened(operation, nextToken);
      while (from < items.size() && id.apply(items.get(from)).compareTo(after) <= 0) {
        from++;
      }
    }
    int size = maxResults == null ? items.size() : Math.min(maxResults, DEFAULT);
    int to = Math.min(items.size(), from + size);
    String next = to < items.size() ? sealed(operation, id.apply(items.get(to - 1))) : null;
    return new Page<>(List.copyOf(items.subList(from, to)), next);
  }

  private static String sealed(String operation, String id) {
    String text = checksum(operation, id) + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String opened(String operation, String token) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      text = "";
    }
    if (text.length() <= 8
        || !checksum(operation, text.substring(8)).equals(text.substring(0, 8))) {
      throw ApiException.badRequest(badToken, "The token '" + token + "' is invalid");
    }
    return text.substring(8);
  }

  /// Tells a token from nonsense and from another operation's; it hides nothing, as a token gives
  /// nothing that its bearer could not ask for.
  private static String checksum(String operation, String id) {
    CRC32C checksum = new CRC32C();
    checksum.update((operation + "\n" + id).getBytes(StandardCharsets.UTF_8));
    return String.format(java.util.Locale.ROOT, "%08x", checksum.getValue());
  }
}
