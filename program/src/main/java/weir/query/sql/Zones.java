package weir.query.sql;

import io.trino.sql.tree.Node;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Names of time zones, as Trino keeps them: `UTC`, `America/New_York`, `+05:30`.
final class Zones {
  private Zones() {}

  static String canonical(Node node, String name) {
    try {
      ZoneId zone = ZoneId.of(name.equalsIgnoreCase("utc") ? "UTC" : name);
      if (zone.equals(ZoneOffset.UTC) || zone.getId().matches("UTC|GMT|Z|UT|Etc/UTC|Zulu|Etc/GMT")) {
        return "UTC";
      }
      return zone.getId();
    } catch (DateTimeException unknown) {
      throw Faults.at(node, "INVALID_LITERAL", "Time zone not supported: " + name);
    }
  }

  /// The instant, as a timestamp in UTC, at which a clock in the zone shows this time.
  static String instant(String localTimestamp, String zoneText) {
    return zoneText.equals("'UTC'")
        ? localTimestamp
        : "trino_instant(" + localTimestamp + ", " + zoneText + ")";
  }
}
