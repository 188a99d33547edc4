package weir.query.insights;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `diff`: compares with the time right before, or with the same time of an earlier day.
record Diff(Choice choice) implements Comparing {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("diff"),
          "diff\ndiff previousDay|previousWeek|previousMonth",
          "Compares the patterns of the messages with those of a time before that is as long: the"
              + " time right before, or the same of a day, a week or a month earlier. Shows"
              + " `@pattern`, `@sampleCount` in the query's time, how many more than before as"
              + " `@differenceCount`, `@differenceDescription` and `@severityLabel`, the greatest"
              + " difference first. `pattern` may stand before it, to compare those of another"
              + " field; other commands before it go over events of both times.",
          List.of(
              "filter @message like \"took\" | diff",
              "parse @message \"user=* took\" as user | filter ispresent(user) | pattern user |"
                  + " diff previousDay"),
          Diff::read);

  /// Which time before.
  enum Choice {
    PERIOD("", new TimeShift(null)),
    DAY("previousDay", new TimeShift(new Period(1, Period.Unit.DAY))),
    WEEK("previousWeek", new TimeShift(new Period(1, Period.Unit.WEEK))),
    MONTH("previousMonth", new TimeShift(new Period(1, Period.Unit.MONTH)));

    private final String word;
    private final TimeShift shift;

    Choice(String word, TimeShift shift) {
      this.word = word;
      this.shift = shift;
    }
  }

  private static Diff read(CommandReader reader) {
    QueryReader text = reader.text();
    if (!text.seesName()) {
      return new Diff(Choice.PERIOD);
    }
    Optional<Choice> named =
        Stream.of(Choice.values())
            .filter(choice -> !choice.word.isEmpty() && text.takesWord(choice.word))
            .findFirst();
    return new Diff(
        named.orElseThrow(
            () -> text.unexpected("previousDay, previousWeek, previousMonth or nothing")));
  }

  @Override
  public TimeShift shift() {
    return choice.shift;
  }

  @Override
  public String text() {
    return choice == Choice.PERIOD ? "diff" : "diff " + choice.word;
  }
}
