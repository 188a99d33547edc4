package weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The papers at the root name paths and types; each must be there.
class ArchitectureTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final Pattern TYPE = Pattern.compile("[A-Z][a-z][A-Za-z0-9]+");
  private static final Pattern PATH = Pattern.compile("[a-z][A-Za-z0-9_.-]*/[A-Za-z0-9_./-]*");

  /// Names of things outside our code that the papers speak of.
  private static final Set<String> FOREIGN = Set.of("Manager", "Helper", "Util");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "INVARIANTS.md",
        "README.md",
        "README.ko.md"
      })
  void everyPathAndTypeThatThePaperNamesIsThere(String paper) throws IOException {
    String text = Files.readString(ROOT.resolve(paper));
    Set<String> missing = new TreeSet<>();
    LINK.matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(path -> !Files.exists(ROOT.resolve(path)))
        .forEach(missing::add);
    Set<String> types = types();
    List<String> quoted =
        QUOTED.matcher(withoutBlocks(text)).results().map(match -> match.group(1)).toList();
    for (String name : quoted) {
      if (TYPE.matcher(name).matches() && !types.contains(name) && !FOREIGN.contains(name)) {
        missing.add(name);
      } else if (PATH.matcher(name).matches() && !exists(name)) {
        missing.add(name);
      }
    }
    assertEquals(Set.of(), missing, () -> paper + " names what is not there");
    assertTrue(quoted.size() + text.length() > 100, () -> paper + " is empty");
  }

  private static String withoutBlocks(String text) {
    return Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE)
        .matcher(text)
        .replaceAll("");
  }

  private static boolean exists(String name) {
    return Files.exists(ROOT.resolve(name))
        || Files.exists(Path.of("src/main/java/weir").resolve(name));
  }

  private static Set<String> types() throws IOException {
    try (Stream<Path> ours = Files.walk(Path.of("src"));
        Stream<Path> acceptance = Files.walk(ROOT.resolve("acceptance/src"))) {
      return Stream.concat(ours, acceptance)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
