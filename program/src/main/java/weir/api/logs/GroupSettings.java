package weir.api.logs;

import org.jspecify.annotations.Nullable;
import weir.store.logs.LogGroupId;

/// What decides where, how long and how a group keeps its events.
///
/// @param events where the event store has them
/// @param retentionDays null when events never expire
/// @param kmsKeyId ARN of the key that they are encrypted with; null without one
public record GroupSettings(
    LogGroupId events, @Nullable Integer retentionDays, @Nullable String kmsKeyId) {}
