package weir.store.logs;

import java.time.InstantSource;
import java.util.List;

/// What the groups of a store share.
///
/// @param subscribers may grow while it is read
/// @param due is run when a journal should be sealed soon
record StoreParts(
    LogStoreFiles files,
    LogStoreLimits limits,
    InstantSource clock,
    LogStoreWatch watch,
    List<LogSubscriber> subscribers,
    Runnable due) {}
