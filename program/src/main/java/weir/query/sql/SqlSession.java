package weir.query.sql;

import java.time.Instant;
import java.time.ZoneId;

/// Where and when a statement is asked.
///
/// @param now what `current_timestamp` answers
/// @param zone the zone of timestamps that name none
public record SqlSession(String catalog, String schema, Instant now, String user, ZoneId zone) {}
