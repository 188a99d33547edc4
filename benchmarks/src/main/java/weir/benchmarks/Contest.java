package weir.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lets everyone answer one question, in turns, and holds the answers against each other.
///
/// CPU is the whole process's, its compiler and what goes on behind an answer included: the median
/// of all rounds, and wall time, which is over with the answer, likewise.
final class Contest {
  private final int rounds;

  Contest(int rounds) {
    this.rounds = rounds;
  }

  /// Somebody who answers.
  interface Side {
    String name();

    /// The rows of the answer, cells as text with `|` between.
    List<String> answer() throws Exception;

    /// Called before each round, untimed.
    default void prepare() throws Exception {}

    /// Waits for what comes to its end behind the answer; its CPU counts.
    default void settle() throws Exception {}

    /// Called after each round, untimed: ends what would go on while others answer.
    default void rest() throws Exception {}

    /// CPU of other processes that answered for this side so far.
    default long otherCpuNanos() {
      return 0;
    }
  }

  /// What a side took, in seconds; the first side's is what the others are held against.
  private static final class Spent {
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> wall = new ArrayList<>();

    double cpu() {
      return median(cpu);
    }

    double wall() {
      return median(wall);
    }

    private static double median(List<Double> all) {
      return all.stream().sorted().toList().get(all.size() / 2);
    }
  }

  /// @param sides the one that the others are compared with first
  void hold(String question, List<? extends Side> sides) throws Exception {
    List<Spent> spent = new ArrayList<>();
    sides.forEach(_ -> spent.add(new Spent()));
    List<String> expected = List.of();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < sides.size(); i++) {
        Side side = sides.get(i);
        side.prepare();
        long cpu = ProcessCpu.nanos() + side.otherCpuNanos();
        long wall = System.nanoTime();
        List<String> answer = side.answer().stream().map(Contest::plain).toList();
        spent.get(i).wall.add((System.nanoTime() - wall) / 1e9);
        side.settle();
        spent.get(i).cpu.add((ProcessCpu.nanos() + side.otherCpuNanos() - cpu) / 1e9);
        side.rest();
        if (expected.isEmpty()) {
          expected = answer;
        }
        if (answer.isEmpty() || !answer.equals(expected)) {
          throw new IllegalStateException(
              "%s: %s answers %s, %s answers %s"
                  .formatted(question, sides.getFirst().name(), expected, side.name(), answer));
        }
      }
    }
    for (int i = 0; i < sides.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "%-28s %-34s %8.3f CPU s %8.3f s  ratio %5.2f CPU %5.2f wall%n",
          question,
          sides.get(i).name(),
          spent.get(i).cpu(),
          spent.get(i).wall(),
          spent.get(i).cpu() / spent.getFirst().cpu(),
          spent.get(i).wall() / spent.getFirst().wall());
    }
  }

  /// Numbers in one spelling.
  private static String plain(String row) {
    List<String> cells = new ArrayList<>();
    for (String cell : row.split("\\|", -1)) {
      cells.add(
          cell.matches("-?[0-9.]+([eE][+-]?[0-9]+)?")
                  && cell.chars().filter(c -> c == '.').count() < 2
              ? new BigDecimal(cell).stripTrailingZeros().toPlainString()
              : cell);
    }
    return String.join("|", cells);
  }
}
