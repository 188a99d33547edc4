package weir.cli;

import picocli.CommandLine.Option;
import weir.cli.shell.Asker;

/// The options that say how a service runs SQL.
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ServiceOptions {
  @Option(
      names = "--workgroup",
      paramLabel = "NAME",
      defaultValue = "primary",
      description = "Of a service: the work group that runs it. Default: ${DEFAULT-VALUE}.")
  private String workGroup;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Of a service: where tables are looked for. Default: ${DEFAULT-VALUE}.")
  private String database;

  @Option(
      names = "--results",
      paramLabel = "s3://…",
      defaultValue = "",
      description = "Of a service: where it keeps results. Default: the work group's place.")
  private String results;

  /// The service, over Athena's API.
  Asker asker(EngineOptions options) {
    return new ServiceSql(
        ServiceCalls.of(AskedPlace.service(options)),
        new ServiceSql.Place(workGroup, database, results));
  }
}
