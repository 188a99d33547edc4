package weir.api.logs;

import org.jspecify.annotations.Nullable;

/// What decides how long and how a group keeps its events.
///
/// @param retentionDays null when events never expire
/// @param kmsKeyId ARN of the key that they are encrypted with; null without one
public record GroupSettings(@Nullable Integer retentionDays, @Nullable String kmsKeyId) {}
