package weir.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weir.ReferencePage;

/// The catalogue of symptoms.
class SymptomsTest {
  private static final Path FOLDER = Path.of("src", "main", "java", "weir", "diagnosis");
  private static final Pattern ENTRY =
      Pattern.compile("final class \\w+ (implements Symptom|extends CaptureObstructed) ");

  @Test
  void theListIsWhatIsInTheFolder() throws IOException {
    Set<String> files = new TreeSet<>();
    try (Stream<Path> folder = Files.list(FOLDER)) {
      for (Path file : folder.toList()) {
        if (ENTRY.matcher(Files.readString(file)).find()) {
          files.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    Set<String> listed =
        Symptoms.ALL.stream()
            .map(symptom -> symptom.getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(files, listed);
  }

  @Test
  void namesAreShortWordsAndStandOnce() {
    Set<String> names = new HashSet<>();
    for (Symptom symptom : Symptoms.ALL) {
      assertTrue(symptom.name().matches("[a-z]+(-[a-z]+)*"), symptom::name);
      assertTrue(names.add(symptom.name()), symptom::name);
      assertTrue(symptom.meaning().endsWith("."), symptom::meaning);
    }
  }

  @Test
  void aFlowLogThatDeliversHasNone() {
    Diagnosis diagnosis = new Doctor().examine(new SampleFacts().facts());
    assertEquals(List.of(), diagnosis.findings());
    assertEquals("delivering, last file at 2026-11-21T09:59:00Z", diagnosis.summary());
  }

  @Test
  void thePageOfSymptomsIsTheCatalogue() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Symptoms that `weir doctor` recognises

            Generated from the catalogue in `weir.diagnosis`. Findings come with their evidence and the commands that mend them.

            | symptom | found when |
            |---|---|
            """);
    for (Symptom symptom : Symptoms.ALL) {
      assertFalse(symptom.meaning().contains("|"), symptom::meaning);
      page.append("| `").append(symptom.name()).append("` | ");
      page.append(symptom.meaning()).append(" |\n");
    }
    ReferencePage.assertSays("symptoms.md", page.toString());
  }
}
