package weir.api.protocol;

import java.util.Map;
import java.util.TreeMap;

/// Cases of Smithy's protocol tests that do not fit a server of AWS's own shapes, each with the
/// reason and after the side that it is on. One that passes all the same, or is gone, fails the
/// test.
final class InapplicableCases {
  static final Map<String, String> WHY = new TreeMap<>();

  static {
    because(
        "the SDK's shapes have no defaults; the operation knows them",
        "write AwsJson10ServerPopulatesDefaultsInResponseWhenMissingInParams",
        "write AwsJson10ServerPopulatesNestedDefaultValuesWhenMissingInInResponseParams",
        "write RestJsonServerPopulatesDefaultsInResponseWhenMissingInParams",
        "write RestJsonServerPopulatesNestedDefaultValuesWhenMissingInInResponseParams",
        "write RpcV2CborServerPopulatesDefaultsInResponseWhenMissingInParams",
        "read AwsJson10ServerPopulatesDefaultsWhenMissingInRequestBody",
        "read AwsJson10ServerPopulatesNestedDefaultsWhenMissingInRequestBody",
        "read RestJsonServerPopulatesDefaultsWhenMissingInRequestBody",
        "read RestJsonServerPopulatesNestedDefaultsWhenMissingInRequestBody",
        "read RpcV2CborServerPopulatesDefaultsWhenMissingInRequestBody");
    because(
        "the SDK's shapes do not tell no output from an empty one; clients take both",
        "write AwsJson10ServiceRespondsWithNoPayload",
        "write json_1_1_service_responds_with_no_payload",
        "write RestJsonNoInputAndNoOutput",
        "write RestJsonUnitInputAndOutputNoOutput",
        "write no_output");
    because(
        "a header that a request has, or that the gateway adds",
        "write AwsJson11IntEnums",
        "write parses_the_request_id_from_the_response");
    because(
        "the SDK's shapes do not say the media type of bytes; the service does",
        "write HttpPayloadTraitsWithMediaTypeWithBlob",
        "write RestJsonHttpPayloadTraitsWithMediaTypeWithBlob",
        "write RestJsonStreamingTraitsWithMediaTypeWithBlob");
    because(
        "no shape of AWS's has a query parameter in its answer",
        "write IgnoreQueryParamsInResponse");
    because(
        "the one answer of S3 whose root is a word; the service writes it",
        "write GetBucketLocationUnwrappedOutput");
    because(
        "an ApiException's details are words, so errors have no parts or headers",
        "error AwsJson10ComplexError",
        "error AwsJson11ComplexError",
        "error QueryComplexError",
        "error Ec2ComplexError",
        "error ComplexError",
        "error RestJsonComplexErrorWithNoMessage",
        "error RpcV2CborComplexError");
    because(
        "errors have the form that S3 gives them: no wrapper, no type",
        "error InvalidGreetingError",
        "error S3OperationNoErrorWrappingResponse");
    because(
        "the case gives no body to read",
        "read SDKAppliedContentEncoding_awsJson1_0",
        "read SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_0",
        "read SDKAppliedContentEncoding_awsJson1_1",
        "read SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1",
        "read SDKAppliedContentEncoding_awsQuery",
        "read SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsQuery",
        "read SDKAppliedContentEncoding_ec2Query",
        "read SDKAppendsGzipAndIgnoresHttpProvidedEncoding_ec2Query",
        "read SDKAppliedContentEncoding_restXml",
        "read SDKAppendedGzipAfterProvidedEncoding_restXml",
        "read SDKAppliedContentEncoding_restJson1",
        "read SDKAppendedGzipAfterProvidedEncoding_restJson1");
    because(
        "the SDK's shapes do not say where null may stand in a list or map, so it is refused",
        "read AwsJson11SparseMapsSerializeNullValues",
        "read AwsJson11SparseListsSerializeNull",
        "read RestJsonSparseListsSerializeNull",
        "read RestJsonSerializesSparseNullMapValues",
        "read RestJsonSerializesSparseSetMapAndRetainsNull",
        "read RpcV2CborSerializesNullMapValues",
        "read RpcV2CborSerializesSparseSetMapAndRetainsNull",
        "read RpcV2CborSparseMapsSerializeNullValues",
        "read RpcV2CborSparseListsSerializeNull");
    because(
        "the client does not send what is empty, so nobody can read it",
        "read QueryEmptyQueryMaps",
        "read Ec2EmptyQueryLists",
        "read RestJsonOmitsEmptyListQueryValues",
        "read RestJsonHttpWithEmptyStructurePayload",
        "read RestJsonHttpWithHeadersButNoPayload");
    because(
        "a map of all parameters has those of other members too, as restJson1's cases want",
        "read AllQueryStringTypes",
        "read RestXmlQueryStringEscaping",
        "read RestXmlSupportsNaNFloatQueryValues",
        "read RestXmlSupportsInfinityFloatQueryValues",
        "read RestXmlSupportsNegativeInfinityFloatQueryValues",
        "read RestXmlZeroAndFalseQueryValues");
    because(
        "the bucket is in the host name, where the service finds it",
        "read S3EscapeObjectKeyInUriLabel",
        "read S3EscapePathObjectKeyInUriLabel",
        "read S3PreservesLeadingDotSegmentInUriLabel",
        "read S3PreservesEmbeddedDotSegmentInUriLabel",
        "read S3DefaultAddressing",
        "read S3VirtualHostAddressing",
        "read S3VirtualHostDualstackAddressing",
        "read S3VirtualHostAccelerateAddressing",
        "read S3VirtualHostDualstackAccelerateAddressing",
        "read S3OperationAddressingPreferred");
    because(
        "what a client asks for and Weir does not know is refused, never passed over",
        "read RpcV2CborExtraFieldsInTheBodyShouldBeSkippedByServers");
  }

  private InapplicableCases() {}

  private static void because(String why, String... ids) {
    for (String id : ids) {
      if (WHY.put(id, why) != null) {
        throw new IllegalArgumentException(id + " is there twice");
      }
    }
  }
}
