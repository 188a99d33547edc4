package weir.api.iam;

import java.time.Instant;

/// When an access key was last seen, and where.
record KeyUse(Instant at, String service, String region) {}
