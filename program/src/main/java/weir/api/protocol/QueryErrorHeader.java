package weir.api.protocol;

/// The header in which services that once spoke [Protocol#AWS_QUERY] say their errors as they did
/// then. Clients that know of it ask with `x-amzn-query-mode`; the others pass it over.
final class QueryErrorHeader {
  private QueryErrorHeader() {}

  static WireResponse add(ServiceShape service, ApiException error, WireResponse response) {
    if (!service.protocols().contains(Protocol.AWS_QUERY)) {
      return response;
    }
    String fault = error.senderAtFault() ? "Sender" : "Receiver";
    return response.with("x-amzn-query-error", error.code() + ";" + fault);
  }
}
