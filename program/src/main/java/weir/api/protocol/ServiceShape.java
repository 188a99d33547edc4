package weir.api.protocol;

import java.util.Set;

/// What a service is called on the wire.
///
/// @param signingName service in a credential scope, and prefix of its IAM actions: `ec2`
/// @param targetPrefix before the dot in `X-Amz-Target`, and the service in rpcv2Cbor's path:
///   `Logs_20140328`, `GraniteServiceVersion20100801`
/// @param apiVersion `Version` of the query protocols: `2016-11-15`
/// @param xmlNamespace of XML answers: `http://ec2.amazonaws.com/doc/2016-11-15/`; empty for none
/// @param errorNamespace before the `#` in the `__type` of JSON errors:
///   `com.amazonaws.cloudtrail.v20131101`; empty for none
/// @param protocols that its clients speak; the first is its own
public record ServiceShape(
    String signingName,
    String targetPrefix,
    String apiVersion,
    String xmlNamespace,
    String errorNamespace,
    Set<Protocol> protocols) {}
