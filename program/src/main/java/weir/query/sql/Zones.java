package weir.query.sql;

import io.trino.sql.tree.Node;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Names of time zones, as Trino keeps them: `UTC`, `America/New_York`, `+05:30`.
final class Zones {
  private Zones() {}

  static String canonical(Node node, String name) {
    return known(name)
        .orElseThrow(() -> Faults.at(node, "INVALID_LITERAL", "Time zone not supported: " + name));
  }

  private static Optional<String> known(String name) {
    try {
      ZoneId zone = ZoneId.of(name.equalsIgnoreCase("utc") ? "UTC" : name);
      boolean isUtc =
          zone.equals(ZoneOffset.UTC) || zone.getId().matches("UTC|GMT|Z|UT|Etc/UTC|Zulu|Etc/GMT");
      return Optional.of(isUtc ? "UTC" : zone.getId());
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  /// The zone that an argument of a function names.
  static String named(String name) {
    return known(name)
        .orElseThrow(() -> Faults.argument("'" + name + "' is not a valid time zone"));
  }

  /// DuckDB's text for the zone that a term names.
  private static String text(Term name) {
    return name.literal()
        .map(literal -> DuckText.literal(named(literal)))
        .orElseGet(() -> "trino_zone(" + name.text() + ")");
  }

  static Term at(Node at, List<Term> arguments, SqlType result) {
    SqlType.TimestampWithZone type = (SqlType.TimestampWithZone) result;
    return Term.zoned(type.precision(), arguments.get(0).instant(), text(arguments.get(1)));
  }

  static Term with(Node at, List<Term> arguments, SqlType result) {
    String zone = text(arguments.get(1));
    SqlType.TimestampWithZone type = (SqlType.TimestampWithZone) result;
    return Term.zoned(type.precision(), instant(arguments.get(0).text(), zone), zone);
  }

  static Term ofSeconds(Node at, List<Term> arguments, SqlType result) {
    return Term.zoned(
        3,
        "make_timestamp(CAST(round(" + arguments.get(0).text() + " * 1000) AS BIGINT) * 1000)",
        text(arguments.get(1)));
  }

  private static boolean isOffsetLiteral(String zoneText) {
    return zoneText.matches("'[+-]\\d\\d:\\d\\d'");
  }

  private static String span(String zoneText) {
    int minutes = ZoneOffset.of(zoneText.substring(1, 7)).getTotalSeconds() / 60;
    return "INTERVAL '" + minutes + " minutes'";
  }

  private static boolean isRegionLiteral(String zoneText) {
    return zoneText.matches("'[A-Za-z]+/[A-Za-z_/+-]+'");
  }

  /// What a clock in the zone shows at an instant.
  static String local(String instant, String zoneText) {
    if (zoneText.equals("'UTC'")) {
      return instant;
    }
    if (isOffsetLiteral(zoneText)) {
      return "(" + instant + " + " + span(zoneText) + ")";
    }
    return isRegionLiteral(zoneText)
        ? "timezone(" + zoneText + ", timezone('UTC', " + instant + "))"
        : "trino_local(" + instant + ", " + zoneText + ")";
  }

  /// The instant, as a timestamp in UTC, at which a clock in the zone shows this time.
  static String instant(String localTimestamp, String zoneText) {
    if (zoneText.equals("'UTC'")) {
      return localTimestamp;
    }
    if (isOffsetLiteral(zoneText)) {
      return "(" + localTimestamp + " - " + span(zoneText) + ")";
    }
    return isRegionLiteral(zoneText)
        ? "timezone('UTC', timezone(" + zoneText + ", " + localTimestamp + "))"
        : "trino_instant(" + localTimestamp + ", " + zoneText + ")";
  }
}
