package weir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import weir.cli.WeirCommand;
import weir.model.flow.RecordField;

/// The generated pages of the reference say what the code says. `-Dweir.rewrite=true` writes them anew.
class ReferenceTest {
  private static final Path PAGES = Path.of("..", "docs", "reference");

  @Test
  void thePageOfFieldsIsTheCatalogue() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Fields of a flow record

            Generated from `RecordField`. Formats name a field as `${name}`; in Parquet and SQL its hyphens are underscores.

            | field | version | type | flow logs | meaning |
            |---|---|---|---|---|
            """);
    for (RecordField field : RecordField.values()) {
      String scope =
          switch (field.scope()) {
            case VPC -> "VPC";
            case TRANSIT_GATEWAY -> "transit gateway (read only)";
            case BOTH -> "both";
          };
      String type = field.type() == RecordField.Type.ADDRESS ? "STRING" : field.type().name();
      page.append("| `%s` | %d | %s | %s | %s |\n".formatted(field.fieldName(), field.version(), type, scope, field.meaning()));
    }
    assertPage("fields.md", page.toString());
  }

  @Test
  void thePageOfCommandsIsTheirHelp() throws IOException {
    CommandLine root = new CommandLine(new WeirCommand()).setUsageHelpWidth(110);
    StringBuilder page =
        new StringBuilder(
            """
            # Commands

            Generated from the commands' own help.

            Environment: `AWS_ENDPOINT_URL` and the SDK's usual variables say where S3 is and who asks; `WEIR_JAVA_OPTIONS` adds options for the
            JVM, such as `-Xmx2g`; `JAVA_HOME` names the JDK.

            """);
    append(page, root);
    assertPage("commands.md", page.toString());
  }

  private static void append(StringBuilder page, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.usageMessage().hidden()) {
      return;
    }
    page.append("## ").append(spec.qualifiedName()).append("\n\n```\n");
    page.append(command.getUsageMessage(Help.Ansi.OFF).replaceAll("[ ]+\n", "\n"));
    page.append("```\n\n");
    command.getSubcommands().values().stream().distinct().forEach(sub -> append(page, sub));
  }

  private static void assertPage(String name, String expected) throws IOException {
    Path page = PAGES.resolve(name);
    if (Boolean.getBoolean("weir.rewrite")) {
      Files.writeString(page, expected);
    }
    assertEquals(expected, Files.readString(page), () -> name + " is stale; run this test with -Dweir.rewrite=true");
  }
}
