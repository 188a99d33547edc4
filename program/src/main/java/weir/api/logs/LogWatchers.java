package weir.api.logs;

import weir.watch.tail.LiveTails;

/// What works on events beside the operations: sessions that watch them come in, subscriptions that
/// hand them on, exports, queries.
public record LogWatchers(
    LiveTails tails,
    GroupSubscriptions subscriptions,
    ExportTasks exports,
    InsightsQueries queries) {}
