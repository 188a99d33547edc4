package weir.query.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import weir.model.aws.Fault;
import weir.query.pattern.DelimitedPattern.Field;

/// Reads `[name, name operator value && …, ...]`. Used once.
final class DelimitedPatternParser {
  private static final String DOTS = "...";

  private final PatternReader reader;
  private final Set<String> names = new HashSet<>();

  /// The name of the field that is read, empty until it is known.
  private String name = "";

  private DelimitedPatternParser(PatternReader reader) {
    this.reader = reader;
  }

  static DelimitedPattern parse(String text, String trimmed) {
    if (!trimmed.endsWith("]")) {
      throw new Fault.Invalid("If a filter pattern starts with '[' it must end with ']'");
    }
    int start = text.indexOf('[');
    PatternReader reader = new PatternReader(text, start + 1, start + trimmed.length() - 1);
    return new DelimitedPatternParser(reader).parse(text);
  }

  private DelimitedPattern parse(String text) {
    List<Field> head = new ArrayList<>();
    List<Field> tail = new ArrayList<>();
    boolean hasDots = false;
    reader.skipBlanks();
    if (!reader.isAtEnd()) {
      do {
        reader.skipBlanks();
        if (reader.take(DOTS)) {
          hasDots = true;
          add(DOTS);
        } else {
          (hasDots ? tail : head).add(field());
        }
        reader.skipBlanks();
      } while (reader.take(","));
    }
    if (!reader.isAtEnd()) {
      throw reader.foreign();
    }
    return new DelimitedPattern(text, reader.regexCount(), head, hasDots, tail);
  }

  private void add(String field) {
    if (!names.add(field)) {
      throw new Fault.Invalid("Duplicate field '" + field + "'");
    }
  }

  private Field field() {
    name = "";
    Expression<ValueTest> test = Expression.parse(reader, this::comparison);
    add(name);
    return new Field(name, compile(test));
  }

  private ValueTest comparison(PatternReader from) {
    String subject = from.word("");
    if (subject.isEmpty()) {
      throw from.foreign();
    }
    if (!name.isEmpty() && !name.equals(subject)) {
      throw from.invalid(
          "the conditions of field '" + name + "' name '" + subject + "', which is another field");
    }
    boolean isFirst = name.isEmpty();
    name = subject;
    from.skipBlanks();
    if (isFirst && (from.isAtEnd() || from.next() == ',')) {
      return Field.ANYTHING;
    }
    Operator operator = Operator.find(from).orElseThrow(from::foreign);
    from.skipBlanks();
    Operand operand = Operand.parse(from);
    return switch (operator) {
      case Operator.Equals() -> operand.equality();
      case Operator.Differs() -> new ValueTest.Not(operand.equality());
      case Operator.Compares(Order order) -> new ValueTest.Ordered(order, operand.number(from));
    };
  }

  private static ValueTest compile(Expression<ValueTest> expression) {
    return switch (expression) {
      case Expression.Single<ValueTest>(ValueTest test) -> test;
      case Expression.All<ValueTest>(List<Expression<ValueTest>> parts) ->
          new ValueTest.AllOf(parts.stream().map(DelimitedPatternParser::compile).toList());
      case Expression.Any<ValueTest>(List<Expression<ValueTest>> parts) ->
          new ValueTest.AnyOf(parts.stream().map(DelimitedPatternParser::compile).toList());
    };
  }
}
