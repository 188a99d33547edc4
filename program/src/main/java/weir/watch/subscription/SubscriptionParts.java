package weir.watch.subscription;

import java.time.InstantSource;
import java.util.function.Function;
import weir.store.logs.LogPosition;
import weir.store.state.StateStore;

/// What subscriptions work with.
///
/// @param state keeps how far each has come
/// @param eventIds what everybody calls an event
/// @param clock says for how long events were tried
public record SubscriptionParts(
    StateStore state,
    RecordStreams streams,
    Function<LogPosition, String> eventIds,
    SubscriptionLimits limits,
    InstantSource clock,
    SubscriptionWatch watch) {}
