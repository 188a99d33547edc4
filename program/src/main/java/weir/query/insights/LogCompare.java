package weir.query.insights;

import java.util.List;

/// `logcompare`: compares with a time that lies back as far as the query says.
record LogCompare(Period back) implements Comparing {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("logcompare"),
          "logcompare timeshift PERIOD",
          "As `diff`, with a time that lies back by this period.",
          List.of("filter @message like \"took\" | logcompare timeshift 1d"),
          LogCompare::read);

  private static LogCompare read(CommandReader reader) {
    QueryReader text = reader.text();
    text.expectWord("timeshift", "behind logcompare");
    if (text.seesDigit()) {
      int start = text.here();
      if (text.number() instanceof Expression.Span span) {
        return new LogCompare(span.period());
      }
      text.goBack(start);
    }
    throw text.unexpected("a period such as 7d behind timeshift");
  }

  @Override
  public TimeShift shift() {
    return new TimeShift(back);
  }

  @Override
  public String text() {
    return "logcompare timeshift " + back.text();
  }
}
