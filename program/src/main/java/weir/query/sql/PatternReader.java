package weir.query.sql;

import io.trino.sql.tree.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import weir.query.rowpattern.RowPattern;

/// Reads the text of a row pattern out of the parser's tree.
record PatternReader(PatternLabels labels) {
  private static final int MOST_PERMUTED = 7;

  RowPattern pattern(io.trino.sql.tree.RowPattern pattern) {
    return switch (pattern) {
      case PatternVariable variable -> new RowPattern.Variable(labels.variable(variable.getName()));
      case EmptyPattern _ -> new RowPattern.Empty();
      case AnchorPattern anchor ->
          anchor.getType() == AnchorPattern.Type.PARTITION_START
              ? new RowPattern.PartitionStart()
              : new RowPattern.PartitionEnd();
      case PatternConcatenation sequence -> new RowPattern.Sequence(all(sequence.getPatterns()));
      case PatternAlternation either -> new RowPattern.Alternation(all(either.getPatterns()));
      case ExcludedPattern excluded -> new RowPattern.Exclusion(pattern(excluded.getPattern()));
      case PatternPermutation permutation -> permuted(permutation);
      case QuantifiedPattern quantified ->
          repeated(quantified.getPatternQuantifier(), pattern(quantified.getPattern()));
      default ->
          throw Faults.unsupported(
              pattern, pattern.getClass().getSimpleName() + " is not supported");
    };
  }

  private List<RowPattern> all(List<io.trino.sql.tree.RowPattern> patterns) {
    return patterns.stream().map(this::pattern).toList();
  }

  private static RowPattern repeated(PatternQuantifier quantifier, RowPattern part) {
    return switch (quantifier) {
      case ZeroOrMoreQuantifier _ ->
          new RowPattern.Repetition(part, 0, OptionalInt.empty(), quantifier.isGreedy());
      case OneOrMoreQuantifier _ ->
          new RowPattern.Repetition(part, 1, OptionalInt.empty(), quantifier.isGreedy());
      case ZeroOrOneQuantifier _ ->
          new RowPattern.Repetition(part, 0, OptionalInt.of(1), quantifier.isGreedy());
      case RangeQuantifier range -> {
        long least = bound(range, range.getAtLeast(), "lower", 0).orElse(0L);
        Optional<Long> most = bound(range, range.getAtMost(), "upper", 1);
        if (most.isPresent() && most.get() < least) {
          throw Faults.at(
              range, "INVALID_RANGE", "Pattern quantifier lower bound must not exceed upper bound");
        }
        yield new RowPattern.Repetition(
            part,
            (int) least,
            most.map(it -> OptionalInt.of(it.intValue())).orElse(OptionalInt.empty()),
            quantifier.isGreedy());
      }
      default ->
          throw Faults.unsupported(
              quantifier, quantifier.getClass().getSimpleName() + " is not supported");
    };
  }

  private static Optional<Long> bound(
      RangeQuantifier range, Optional<LongLiteral> literal, String which, int least) {
    Optional<Long> bound = literal.map(LongLiteral::getParsedValue);
    if (bound.isPresent() && (bound.get() < least || bound.get() > Integer.MAX_VALUE)) {
      throw Faults.at(
          range,
          "NUMERIC_VALUE_OUT_OF_RANGE",
          "Pattern quantifier "
              + which
              + " bound must "
              + (bound.get() < least
                  ? "be greater than or equal to " + least
                  : "not exceed " + Integer.MAX_VALUE));
    }
    return bound;
  }

  /// One of all orders, those first that begin with what stands first.
  private RowPattern permuted(PatternPermutation permutation) {
    List<RowPattern> parts = all(permutation.getPatterns());
    if (parts.size() > MOST_PERMUTED) {
      throw Faults.unsupported(
          permutation,
          "PERMUTE of "
              + parts.size()
              + " patterns is not supported; it may have "
              + MOST_PERMUTED);
    }
    List<RowPattern> orders = new ArrayList<>();
    permute(parts, List.of(), orders);
    return new RowPattern.Alternation(orders);
  }

  private static void permute(
      List<RowPattern> parts, List<Integer> taken, List<RowPattern> orders) {
    if (taken.size() == parts.size()) {
      orders.add(new RowPattern.Sequence(taken.stream().map(parts::get).toList()));
      return;
    }
    IntStream.range(0, parts.size())
        .filter(i -> !taken.contains(i))
        .forEach(i -> {
          List<Integer> more = new ArrayList<>(taken);
          more.add(i);
          permute(parts, more, orders);
        });
  }
}
