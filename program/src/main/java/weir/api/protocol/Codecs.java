package weir.api.protocol;

import java.util.EnumMap;
import java.util.Map;

/// The codec of each protocol.
public final class Codecs {
  private static final Map<Protocol, Codec> CODECS = new EnumMap<>(Protocol.class);

  private Codecs() {}

  public static Codec of(Protocol protocol) {
    Codec codec = CODECS.get(protocol);
    if (codec == null) {
      throw new ApiException(501, "NotImplemented", protocol + " has no codec yet");
    }
    return codec;
  }
}
