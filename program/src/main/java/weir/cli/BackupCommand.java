package weir.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import weir.model.aws.Fault;
import weir.store.state.Backup;
import weir.store.state.StateUrl;

/// `weir backup`: everything that a service keeps, in one file.
@Command(
    name = "backup",
    header = "Writes everything that weir serve keeps into one file, also while it runs.",
    description = {
      "Resources, objects, keys and the audit trail. The file holds secrets: it is as worth"
          + " protecting as the state itself."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir backup weir.tar.gz                          of ~/.local/state/weir/serve",
      "  weir restore weir.tar.gz --state /var/lib/weir   into another folder"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What to write; must not exist.")
  private Path file;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "The state folder. Default: ~/.local/state/weir/serve.")
  private @Nullable Path state;

  @Option(
      names = "--state-database",
      paramLabel = "URL",
      description = "jdbc:postgresql://…, when the service was given one.")
  private @Nullable String database;

  @Override
  public Integer call() {
    Path folder = state == null ? ServeSettings.usualState() : state;
    if (!Files.isDirectory(folder)) {
      throw new Fault.NotFound("there is no state folder " + folder + "; name it with --state");
    }
    print(spec, "backed up", Backup.make(folder, StateUrl.of(folder, database), file));
    return 0;
  }

  static void print(CommandSpec spec, String deed, Backup.Contents contents) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "weir: %s %,d documents and %,d files of %,d bytes%n",
        deed,
        contents.documents(),
        contents.files(),
        contents.bytes());
    out.flush();
  }
}
