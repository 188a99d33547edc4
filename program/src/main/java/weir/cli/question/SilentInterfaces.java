package weir.cli.question;

import java.util.List;

/// Interfaces that are recorded and silent, or lose records.
final class SilentInterfaces {
  static final Question ENTRY =
      new Question(
          "silent-interfaces",
          "Which interfaces have shown no traffic, and of which records were skipped.",
          List.of(),
          List.of("interface_id", "log_status", "start"),
          """
          SELECT interface_id, count_if(log_status = 'NODATA') AS nodata_records,
            count_if(log_status = 'SKIPDATA') AS skipdata_records,
            from_unixtime(max("end")) AS last_record
          FROM ${table}
          WHERE ${time}
          GROUP BY interface_id
          HAVING count_if(log_status = 'OK') = 0 OR count_if(log_status = 'SKIPDATA') > 0
          ORDER BY interface_id
          """);

  private SilentInterfaces() {}
}
