package weir.query.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weir.model.aws.Fault;
import weir.query.sql.SqlFault;

class RemoteCallsTest {
  @Test
  void answersComeInTheOrderOfTheCalls() {
    List<Integer> answers = new ArrayList<>();
    RemoteCalls.all(
        IntStream.range(0, 100).mapToObj(i -> (Supplier<Integer>) () -> i).toList(), answers::add);
    assertEquals(IntStream.range(0, 100).boxed().toList(), answers);
  }

  @Test
  void theFirstFailureIsThrownWhenTheOthersHaveAnswered() {
    List<String> answers = new ArrayList<>();
    List<Supplier<String>> calls =
        List.of(
            () -> "a",
            () -> {
              throw new Fault.Denied("not you");
            },
            () -> {
              throw new UncheckedIOException(new IOException("no disk"));
            },
            () -> "d");
    SqlFault denied = assertThrows(SqlFault.class, () -> RemoteCalls.all(calls, answers::add));
    assertEquals("PERMISSION_DENIED not you", denied.errorName() + " " + denied.message());
    assertEquals(List.of("a", "d"), answers);
    SqlFault broken =
        assertThrows(SqlFault.class, () -> RemoteCalls.all(calls.subList(2, 3), answers::add));
    assertEquals("GENERIC_INTERNAL_ERROR", broken.errorName());
  }

  @Test
  void aMistakeInTheProgramIsNoFaultOfTheObject() {
    Supplier<String> mistake =
        () -> {
          throw new IllegalStateException("a bug");
        };
    for (int times = 1; times < 3; times++) {
      List<Supplier<String>> calls = List.of(mistake, () -> "b").subList(0, times);
      assertEquals(
          "a bug",
          assertThrows(IllegalStateException.class, () -> RemoteCalls.all(calls, _ -> {}))
              .getMessage());
    }
  }
}
