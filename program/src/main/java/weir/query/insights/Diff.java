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
    RIGHT_BEFORE(""),
    DAY("previousDay"),
    WEEK("previousWeek"),
    MONTH("previousMonth");

    private final String word;

    Choice(String word) {
      this.word = word;
    }
  }

  private static Diff read(CommandReader reader) {
    QueryReader text = reader.text();
    if (!text.seesName()) {
      return new Diff(Choice.RIGHT_BEFORE);
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
    return new TimeShift(
        switch (choice) {
          case RIGHT_BEFORE -> null;
          case DAY -> new Period(1, Period.Unit.DAY);
          case WEEK -> new Period(1, Period.Unit.WEEK);
          case MONTH -> new Period(1, Period.Unit.MONTH);
        });
  }

  @Override
  public String text() {
    return choice == Choice.RIGHT_BEFORE ? "diff" : "diff " + choice.word;
  }
}
