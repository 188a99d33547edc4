package weir.store.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionFilterTest {
  private static final List<CatalogColumn> KEYS =
      List.of(
          CatalogColumn.of("region", "string"),
          CatalogColumn.of("year", "int"),
          CatalogColumn.of("day", "date"),
          CatalogColumn.of("at", "timestamp"),
          CatalogColumn.of("share", "decimal(10,2)"));
  private static final List<String> ROW =
      List.of("eu-west-1", "2026", "2026-11-21", "2026-11-21 10:00:00", "1.50");

  private static boolean matches(String filter) {
    return PartitionFilter.parse(filter, KEYS).matches(ROW);
  }

  private static String refusal(String filter) {
    return assertThrows(CatalogRefusal.class, () -> matches(filter)).sentence();
  }

  @Test
  void readsNumbersWithAnExponent() {
    assertTrue(matches("share BETWEEN 1 AND 3e10"));
    assertTrue(matches("share < 15E-1 OR share = 0.15e+1"));
    assertFalse(matches("share > 2e0"));
  }

  @Test
  void comparesByTheKeysTypes() {
    assertTrue(matches("year = 2026"));
    assertTrue(matches("year = '2026'"));
    assertTrue(matches("year > 999"));
    assertFalse(matches("region > 'f'"));
    assertTrue(matches("day >= '2026-11-21' AND day < date '2027-01-01'"));
    assertTrue(matches("at between '2026-11-21 09:59:59.9' and '2026-11-21 10:00:00'"));
    assertTrue(matches("share = 1.5"));
    assertTrue(matches("share <> 1.51"));
    assertTrue(matches("2025 < year"));
    assertTrue(matches("\"region\" != 'x' and `year` <= 2026"));
  }

  @Test
  void joinsConditions() {
    assertTrue(matches("region = 'x' or year = 2026 and share > 1"));
    assertFalse(matches("(region = 'x' or year = 2026) and share > 2"));
    assertTrue(matches("not (region = 'x') and not year in (1, 2)"));
    assertTrue(matches("region in ('a', 'eu-west-1') and year not between 1 and 5"));
    assertTrue(matches("((region) = ('eu-west-1'))"));
  }

  @Test
  void likeHasItsWildcards() {
    assertTrue(matches("region like 'eu%1'"));
    assertTrue(matches("region like 'eu-____-_'"));
    assertFalse(matches("region like 'eu'"));
    assertTrue(matches("region not like '%.%'"));
    assertTrue(matches("region like '%%e%u%%'"));
  }

  @Test
  void nullMakesComparisonsUnknown() {
    List<String> row = List.of("__HIVE_DEFAULT_PARTITION__", "1", "2026-01-01", "", "");
    assertTrue(PartitionFilter.parse("region is null", KEYS).matches(row));
    assertFalse(PartitionFilter.parse("region is not null", KEYS).matches(row));
    assertFalse(PartitionFilter.parse("region = 'x'", KEYS).matches(row));
    assertFalse(PartitionFilter.parse("not region = 'x'", KEYS).matches(row));
    assertTrue(PartitionFilter.parse("region = 'x' or year = 1", KEYS).matches(row));
  }

  @Test
  void refusesInGluesWords() {
    assertEquals("Unknown column 'hour'", refusal("hour = 1"));
    assertEquals("\"x\" is not an integer.", refusal("year = 'x'"));
    assertEquals("yesterday is not a date.", refusal("day = 'yesterday'"));
    assertEquals("Integral data type doesn't support operation 'LIKE'", refusal("year like '2%'"));
    assertEquals("Unsupported expression 'year ='", refusal("year ="));
    assertEquals("Unsupported expression 'year = 1 2'", refusal("year = 1 2"));
    assertEquals("Unsupported expression 'region = 'a'", refusal("region = 'a"));
    assertEquals("Unsupported expression '" + "(".repeat(5000) + "'", refusal("(".repeat(5000)));
  }

  @Test
  void pinsTheFirstKeysThatAreOneTextOnly() {
    List<CatalogColumn> texts =
        List.of(
            CatalogColumn.of("a", "string"),
            CatalogColumn.of("b", "string"),
            CatalogColumn.of("c", "int"));
    assertEquals(
        List.of("1", "2"),
        PartitionFilter.parse("c = 3 and b = '2' and (a = '1')", texts).pinned());
    assertEquals(List.of(), PartitionFilter.parse("a = '1' or b = '2'", texts).pinned());
    assertEquals(List.of(), PartitionFilter.parse("b = '2'", texts).pinned());
    assertEquals(List.of(), PartitionFilter.ALL.pinned());
  }
}
