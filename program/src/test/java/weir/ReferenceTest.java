package weir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import weir.cli.WeirCommand;
import weir.cli.question.Question;
import weir.cli.question.Questions;
import weir.model.flow.RecordField;
import weir.store.state.NetworkFile;

/// The generated pages of the reference say what the code says. `-Dweir.rewrite=true` writes them
/// anew.
class ReferenceTest {
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
      page.append(
          "| `%s` | %d | %s | %s | %s |\n"
              .formatted(field.fieldName(), field.version(), type, scope, field.meaning()));
    }
    ReferencePage.assertSays("fields.md", page.toString());
  }

  @Test
  void thePageOfCommandsIsTheirHelp() throws IOException {
    CommandLine root =
        WeirCommand.line(
                (settings, sources, log) -> {
                  throw new AssertionError("nothing is served here");
                })
            .setUsageHelpWidth(110);
    StringBuilder page =
        new StringBuilder(
            """
            # Commands

            Generated from the commands' own help.

            Environment: `AWS_ENDPOINT_URL` and the SDK's usual variables say where S3 is and who asks; `WEIR_JAVA_OPTIONS` adds options for the
            JVM, such as `-Xmx2g`; `JAVA_HOME` names the JDK.

            """);
    append(page, root);
    ReferencePage.assertSays("commands.md", page.toString());
  }

  @Test
  void thePageOfQuestionsIsTheirCatalogue() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Questions

            Generated from the questions of `weir ask`. A `${parameter}` is filled by `--with parameter=value`, `${time}` by `--last`, `--start` and `--end`,
            `${table}` by `--table`.

            """);
    for (Question question : Questions.ALL) {
      page.append("## ")
          .append(question.name())
          .append("\n\n")
          .append(question.title())
          .append("\n\n");
      for (Question.Parameter parameter : question.parameters()) {
        page.append("- `")
            .append(parameter.name())
            .append("`: ")
            .append(parameter.meaning())
            .append(
                parameter.standard().isEmpty() ? "" : "; " + parameter.standard() + " unless given")
            .append("\n");
      }
      page.append(question.parameters().isEmpty() ? "" : "\n")
          .append("```sql\n")
          .append(question.sql().strip())
          .append("\n```\n\n");
    }
    ReferencePage.assertSays("questions.md", page.toString().stripTrailing() + "\n");
  }

  @Test
  void thePageOfTheNetworkDescriptionIsItsSchema() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # The network description, `network.yaml`

            Generated from the JSON schema that `weir network schema` prints; `weir network check FILE` says every mistake with its line. References
            use a resource's name or its id; an id that is left out follows from the name. What is left out is as AWS leaves it: a subnet has its VPC's
            default network ACL, an interface the default security group.

            """);
    page.append("```yaml\n")
        .append(Files.readString(Path.of("src/main/resources/weir/examples/network.yaml")))
        .append("```\n");
    JsonNode definitions = new ObjectMapper().readTree(NetworkFile.schema()).get("$defs");
    definitions
        .properties()
        .forEach(definition -> append(page, definition.getKey(), definition.getValue()));
    ReferencePage.assertSays("network-description.md", page.toString());
  }

  private static void append(StringBuilder page, String name, JsonNode definition) {
    if (!definition.has("properties")) {
      return;
    }
    page.append("\n## ")
        .append(name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT))
        .append("\n\n");
    page.append(definition.path("description").asText()).append("\n\n| key | |\n|---|---|\n");
    Set<String> required = new HashSet<>();
    definition.path("required").forEach(key -> required.add(key.asText()));
    for (Map.Entry<String, JsonNode> property : definition.get("properties").properties()) {
      JsonNode choices = property.getValue().path("enum");
      List<String> words = new ArrayList<>();
      choices.forEach(choice -> words.add("`" + choice.asText() + "`"));
      page.append(
          "| `%s`%s | %s%s |\n"
              .formatted(
                  property.getKey(),
                  required.contains(property.getKey()) ? " (needed)" : "",
                  property.getValue().path("description").asText().replace("|", "\\|"),
                  words.isEmpty() ? "" : " One of " + String.join(", ", words) + "."));
    }
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
}
