package weir.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import weir.model.aws.Fault;
import weir.store.state.Restore;

/// `weir restore`: a state folder from a backup.
@Command(
    name = "restore",
    header = "Makes a state folder from a backup.",
    description = {
      "Overwrites nothing: the folder must be missing or empty, and a database must hold no"
          + " document. A restore that fails leaves the folder as it was."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir restore weir.tar.gz",
      "  weir restore weir.tar.gz --state /var/lib/weir --state-database"
          + " jdbc:postgresql://db/weir?user=weir"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A backup.")
  private Path file;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "The state folder to make. Default: ~/.local/state/weir/serve.")
  private @Nullable Path state;

  @Option(
      names = "--state-database",
      paramLabel = "URL",
      description = "jdbc:postgresql://… for the resources, in place of a file in the folder.")
  private @Nullable String database;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new Fault.NotFound("there is no file " + file);
    }
    Path folder = (state == null ? ServeSettings.usualState() : state).toAbsolutePath();
    BackupCommand.print(spec, "restored", Restore.from(file, folder, database));
    return 0;
  }
}
