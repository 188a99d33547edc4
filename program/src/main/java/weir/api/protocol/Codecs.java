package weir.api.protocol;

/// The codec of each protocol.
public final class Codecs {
  private static final Codec JSON_1_0 = new JsonCodec(Protocol.AWS_JSON_1_0);
  private static final Codec JSON_1_1 = new JsonCodec(Protocol.AWS_JSON_1_1);
  private static final Codec QUERY = new QueryCodec();
  private static final Codec EC2 = new Ec2QueryCodec();
  private static final Codec CBOR = new CborCodec();

  private static final RestCodec REST_XML = new RestXmlCodec();
  private static final RestCodec REST_JSON = new RestJsonCodec();

  private Codecs() {}

  /// For services that tell operations apart by method and path and have XML bodies.
  public static RestCodec restXml() {
    return REST_XML;
  }

  /// For services that tell operations apart by method and path and have JSON bodies.
  public static RestCodec restJson() {
    return REST_JSON;
  }

  public static Codec of(Protocol protocol) {
    return switch (protocol) {
      case AWS_JSON_1_0 -> JSON_1_0;
      case AWS_JSON_1_1 -> JSON_1_1;
      case AWS_QUERY -> QUERY;
      case EC2_QUERY -> EC2;
      case RPC_V2_CBOR -> CBOR;
      case REST_XML -> REST_XML;
      case REST_JSON -> REST_JSON;
    };
  }
}
