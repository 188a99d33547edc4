package weir.app;

import picocli.CommandLine;
import weir.cli.WeirCommand;

/// The program.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new WeirCommand()).execute(args));
  }
}
