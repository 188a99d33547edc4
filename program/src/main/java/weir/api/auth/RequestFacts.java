package weir.api.auth;

import java.time.Instant;

/// What conditions can ask about a request itself.
///
/// @param sourceIp of the client
/// @param secure whether it came over TLS
/// @param region that it was signed for
public record RequestFacts(
    String sourceIp, String userAgent, boolean secure, String region, Instant now) {}
