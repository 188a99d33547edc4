package weir;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FloorsTest {
  /// The wings, ground floor first. A wing may use the wings on lower floors, never one beside or
  /// above it.
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("model"),
          List.of("policy", "store"),
          List.of("capture", "delivery", "query"),
          List.of("dataplane", "recording", "watch", "diagnosis"),
          List.of("api", "cli"),
          List.of("app"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("weir");

  @Test
  void aWingUsesLowerFloorsOnly() {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      for (String wing : FLOORS.get(floor)) {
        List<String> forbidden =
            FLOORS.subList(floor, FLOORS.size()).stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(wing))
                .map(other -> "weir." + other + "..")
                .toList();
        if (!forbidden.isEmpty()) {
          noClasses()
              .that(resideInAPackage("weir." + wing + ".."))
              .should()
              .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
              .because("house.md, section 3: arrows point down")
              .allowEmptyShould(false)
              .check(CLASSES);
        }
      }
    }
  }

  @Test
  void everyWingStandsOnAFloor() {
    Set<String> wings = new TreeSet<>();
    CLASSES.forEach(type -> wings.add(type.getPackageName().split("\\.")[1]));
    Set<String> named = new TreeSet<>();
    FLOORS.forEach(named::addAll);
    assertEquals(named, wings);
  }

  @Test
  void roomsDoNotUseEachOtherInCircles() {
    slices().matching("weir.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void aRoomIsTheDeepestPlace() {
    CLASSES.forEach(type ->
        org.junit.jupiter.api.Assertions.assertTrue(
            type.getPackageName().chars().filter(c -> c == '.').count() <= 2,
            () -> type.getName() + " lies deeper than wing.room"));
  }

  @Test
  void modelDoesNoInputOrOutputAndReadsNoClock() {
    noClasses()
        .that(resideInAPackage("weir.model.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.sql.."))
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }
}
