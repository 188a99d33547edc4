package weir.query.jsonpath;

import java.util.List;
import java.util.Optional;

/// A part of a path, which gives any number of items.
public sealed interface PathExpression {
  /// `$`: the value that is asked.
  record Context() implements PathExpression {}

  /// `@`: the item that a filter looks at.
  record Current() implements PathExpression {}

  /// `last`: the last place of the array whose subscripts are read.
  record Last() implements PathExpression {}

  /// `$name`: a value that was passed.
  record Variable(String name) implements PathExpression {}

  record Constant(JsonItem item) implements PathExpression {}

  /// `.name`, or `.*` without a name.
  record Member(PathExpression base, Optional<String> name) implements PathExpression {}

  /// `..name`: the members of that name, however deep.
  record Descendant(PathExpression base, String name) implements PathExpression {}

  /// `[0, 2 to last]`, or `[*]` without subscripts.
  record Subscripts(PathExpression base, List<Subscript> places) implements PathExpression {}

  record Subscript(PathExpression from, Optional<PathExpression> to) {}

  /// `? (condition)`.
  record Filter(PathExpression base, PathPredicate condition) implements PathExpression {}

  record Method(PathExpression base, MethodName name) implements PathExpression {}

  enum MethodName {
    ABS,
    CEILING,
    DOUBLE,
    FLOOR,
    KEYVALUE,
    SIZE,
    TYPE
  }

  record Arithmetic(Operator operator, PathExpression left, PathExpression right)
      implements PathExpression {}

  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MODULO
  }

  record Sign(PathExpression base, boolean isNegative) implements PathExpression {}
}
