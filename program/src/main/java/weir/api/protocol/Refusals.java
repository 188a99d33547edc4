package weir.api.protocol;

/// The error codes with which a protocol refuses a body, with the sentences that are the same in
/// all.
///
/// @param malformed the body does not have the protocol's form
/// @param badValue a member cannot take its value
/// @param unknown a member that the operation does not have
record Refusals(String malformed, String badValue, String unknown) {
  static final Refusals EC2 =
      new Refusals("MalformedQueryString", "InvalidParameterValue", "UnknownParameter");
  static final Refusals QUERY =
      new Refusals("MalformedQueryString", "MalformedInput", "UnknownParameter");
  static final Refusals SERIALIZATION =
      new Refusals("SerializationException", "SerializationException", "SerializationException");
  static final Refusals XML = new Refusals("MalformedXML", "InvalidArgument", "MalformedXML");

  /// Longer values are cut in sentences.
  private static final int SHOWN = 64;

  ApiException malformed(String sentence) {
    return ApiException.badRequest(malformed, sentence);
  }

  /// @param rule what is right: `must be true or false`
  ApiException badValue(String member, String value, String rule) {
    return ApiException.badRequest(
        badValue,
        "Value (" + shown(value) + ") for parameter " + member + " is invalid. It " + rule + ".");
  }

  ApiException unknown(String member) {
    return ApiException.badRequest(
        unknown, "The parameter " + shown(member) + " is not recognized");
  }

  ApiException tooDeep() {
    return malformed("the request is nested deeper than " + WireLimits.DEPTH + " levels");
  }

  ApiException tooMany() {
    return malformed("the request has more than " + WireLimits.ELEMENTS + " elements");
  }

  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
