package weir.query.insights;

import java.time.Instant;

/// When a query is asked, and over which time.
///
/// @param fromMillis the first millisecond of its range
/// @param toMillis the last one
public record QueryTimes(Instant now, long fromMillis, long toMillis) {}
