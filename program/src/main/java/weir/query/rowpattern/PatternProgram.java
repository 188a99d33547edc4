package weir.query.rowpattern;

import java.util.Arrays;
import java.util.OptionalInt;

/// A row pattern as steps of a machine that takes row after row.
final class PatternProgram {
  enum Step {
    /// Takes a row as variable `first`; `second` is 1 where it is excluded from the output.
    ROW,
    /// Goes to `first`, and to `second` where that leads nowhere.
    SPLIT,
    /// Goes to `first`.
    JUMP,
    START,
    END,
    DONE
  }

  private static final int MOST_STEPS = 100_000;
  private static final int OPEN = -1;

  private Step[] steps = new Step[16];
  private int[] first = new int[16];
  private int[] second = new int[16];
  private int size;

  private PatternProgram() {}

  /// @throws MatchFault when the pattern is too long
  static PatternProgram of(RowPattern pattern) {
    PatternProgram program = new PatternProgram();
    program.write(pattern, false);
    program.add(Step.DONE, 0, 0);
    return program;
  }

  int size() {
    return size;
  }

  Step step(int at) {
    return steps[at];
  }

  int first(int at) {
    return first[at];
  }

  int second(int at) {
    return second[at];
  }

  private int add(Step step, int one, int two) {
    if (size == MOST_STEPS) {
      throw new MatchFault(
          "COMPILER_ERROR",
          "The row pattern is too long: its repetitions and permutations make more than "
              + MOST_STEPS
              + " steps");
    }
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, size * 2);
      first = Arrays.copyOf(first, size * 2);
      second = Arrays.copyOf(second, size * 2);
    }
    steps[size] = step;
    first[size] = one;
    second[size] = two;
    return size++;
  }

  private void write(RowPattern pattern, boolean excluded) {
    switch (pattern) {
      case RowPattern.Variable(int variable) -> add(Step.ROW, variable, excluded ? 1 : 0);
      case RowPattern.Empty _ -> {}
      case RowPattern.PartitionStart _ -> add(Step.START, 0, 0);
      case RowPattern.PartitionEnd _ -> add(Step.END, 0, 0);
      case RowPattern.Sequence(var parts) -> parts.forEach(part -> write(part, excluded));
      case RowPattern.Alternation alternation -> alternation(alternation, excluded);
      case RowPattern.Repetition repetition -> repetition(repetition, excluded);
      case RowPattern.Exclusion(RowPattern part) -> write(part, true);
    }
  }

  private void alternation(RowPattern.Alternation alternation, boolean excluded) {
    int last = alternation.parts().size() - 1;
    int[] ends = new int[last];
    for (int i = 0; i < last; i++) {
      int split = add(Step.SPLIT, size + 1, OPEN);
      write(alternation.parts().get(i), excluded);
      ends[i] = add(Step.JUMP, OPEN, 0);
      second[split] = size;
    }
    write(alternation.parts().get(last), excluded);
    for (int end : ends) {
      first[end] = size;
    }
  }

  private void repetition(RowPattern.Repetition repetition, boolean excluded) {
    int latest = size;
    for (int i = 0; i < repetition.atLeast(); i++) {
      latest = size;
      write(repetition.part(), excluded);
      if (size == latest) {
        // Nothing any number of times is nothing.
        return;
      }
    }
    OptionalInt atMost = repetition.atMost();
    if (atMost.isPresent()) {
      optional(repetition, atMost.getAsInt() - repetition.atLeast(), excluded);
    } else if (repetition.atLeast() > 0) {
      again(latest, repetition.greedy());
    } else {
      int split = add(Step.SPLIT, OPEN, OPEN);
      write(repetition.part(), excluded);
      again(split + 1, repetition.greedy());
      branch(split, split + 1, size, repetition.greedy());
    }
  }

  private void optional(RowPattern.Repetition repetition, int times, boolean excluded) {
    int[] splits = new int[Math.min(times, MOST_STEPS)];
    for (int i = 0; i < splits.length; i++) {
      splits[i] = add(Step.SPLIT, OPEN, OPEN);
      write(repetition.part(), excluded);
    }
    for (int split : splits) {
      branch(split, split + 1, size, repetition.greedy());
    }
  }

  /// A round that took no row ends the loop: where it would begin anew it has been already.
  private void again(int begin, boolean greedy) {
    int split = add(Step.SPLIT, OPEN, OPEN);
    branch(split, begin, split + 1, greedy);
  }

  private void branch(int split, int inside, int after, boolean greedy) {
    first[split] = greedy ? inside : after;
    second[split] = greedy ? after : inside;
  }
}
