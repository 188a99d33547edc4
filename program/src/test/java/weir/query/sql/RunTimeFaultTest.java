package weir.query.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunTimeFaultTest {
  private static Optional<String> of(String message) {
    return RunTimeFault.of(message).map(SqlFault::text);
  }

  @Test
  void keepsTheNameThatAMacroRaises() {
    assertEquals(
        Optional.of("INVALID_CAST_ARGUMENT: Cannot cast 'x' to BIGINT"),
        of("Invalid Input Error: INVALID_CAST_ARGUMENT: Cannot cast 'x' to BIGINT"));
  }

  @Test
  void namesWhatDuckDbSaysItself() {
    assertEquals(
        Optional.of("DIVISION_BY_ZERO: Division by zero"),
        of("Invalid Input Error: Division by zero in expression (1 // 0). Use TRY(...)"));
    assertEquals(
        Optional.of(
            "NUMERIC_VALUE_OUT_OF_RANGE: bigint addition overflow: 9223372036854775807 + 1"),
        of("Out of Range Error: Overflow in addition of INT64 (9223372036854775807 + 1)!"));
  }

  @Test
  void leavesTheEnginesOwnTroublesAlone() {
    assertEquals(Optional.empty(), of("Out of Memory Error: failed to allocate data"));
    assertEquals(Optional.empty(), of("INTERRUPT Error: Interrupted!"));
  }
}
