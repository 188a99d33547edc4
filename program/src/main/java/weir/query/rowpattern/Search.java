package weir.query.rowpattern;

import java.util.Arrays;
import java.util.List;

/// Looks for the preferred match that begins at a row. Used by one thread.
final class Search {
  private static final int STEPS_BETWEEN_CHECKS = 1 << 14;

  private final PatternProgram program;
  private final List<VariableCondition> conditions;
  private final PartitionRows rows;
  private final RunningMatch match;
  private final Visits visits;
  private final Runnable stop;
  private int[] steps = new int[16];
  private int[] places = new int[16];
  private int waiting;
  private int done;

  /// @param stop called now and then; throws when the search is to end
  Search(
      PatternProgram program,
      List<VariableCondition> conditions,
      PartitionRows rows,
      RunningMatch match,
      Runnable stop) {
    this.program = program;
    this.conditions = conditions;
    this.rows = rows;
    this.match = match;
    this.stop = stop;
    this.visits =
        conditions.stream().allMatch(VariableCondition::isOfRow)
            ? new Visits.OfPartition(program.size())
            : new Visits.OfWay(program.size());
  }

  /// Whether there is a match from this row on; [RunningMatch] holds it then.
  boolean find(int start, long number) {
    match.begin(start, number);
    visits.begin(start);
    waiting = 0;
    push(0, start);
    while (waiting > 0) {
      waiting--;
      int row = places[waiting];
      match.cut(row - start);
      if (follow(steps[waiting], row)) {
        visits.found(start);
        return true;
      }
    }
    return false;
  }

  private void push(int step, int row) {
    if (waiting == steps.length) {
      steps = Arrays.copyOf(steps, waiting * 2);
      places = Arrays.copyOf(places, waiting * 2);
    }
    steps[waiting] = step;
    places[waiting++] = row;
  }

  /// Goes on until the pattern is found or nothing fits.
  private boolean follow(int from, int at) {
    int step = from;
    int row = at;
    while (visits.isNew(step, row)) {
      if (++done % STEPS_BETWEEN_CHECKS == 0) {
        stop.run();
      }
      switch (program.step(step)) {
        case ROW -> {
          if (row == rows.count() || !takes(step, row)) {
            return false;
          }
          row++;
          visits.arrived(row);
          step++;
        }
        case SPLIT -> {
          push(program.second(step), row);
          step = program.first(step);
        }
        case JUMP -> step = program.first(step);
        case START -> {
          if (row != 0) {
            return false;
          }
          step++;
        }
        case END -> {
          if (row != rows.count()) {
            return false;
          }
          step++;
        }
        case DONE -> {
          return true;
        }
      }
    }
    return false;
  }

  private boolean takes(int step, int row) {
    int variable = program.first(step);
    VariableCondition condition = conditions.get(variable);
    if (condition.mark() >= 0 && !rows.holds(condition.mark(), row)) {
      return false;
    }
    match.add(variable, program.second(step) == 1);
    return condition.overRows() == null || match.holds(condition.overRows());
  }
}
