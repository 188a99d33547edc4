package weir.query.sql;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.ExcludedPattern;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LambdaExpression;
import io.trino.sql.tree.MeasureDefinition;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.PatternRecognitionRelation;
import io.trino.sql.tree.ProcessingMode;
import io.trino.sql.tree.TryExpression;
import io.trino.sql.tree.VariableDefinition;
import io.trino.sql.util.AstUtils;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What MATCH_RECOGNIZE forbids.
final class PatternChecks {
  private PatternChecks() {}

  static void check(
      PatternRecognitionRelation relation, PatternLabels labels, List<ScopeColumn> columns) {
    names(relation, columns);
    definitions(relation, labels);
    relation
        .getAfterMatchSkipTo()
        .flatMap(skip -> skip.getIdentifier())
        .filter(name -> labels.find(name).isEmpty())
        .ifPresent(name -> {
          throw Faults.at(
              name, "INVALID_LABEL", name + " is not a primary or union pattern variable");
        });
    relation
        .getPatternSearchMode()
        .ifPresent(mode -> {
          throw Faults.unsupported(
              mode,
              "Pattern search modifier: "
                  + mode.getMode()
                  + " is not allowed in MATCH_RECOGNIZE clause");
        });
    exclusions(relation);
    Stream.concat(
            relation.getMeasures().stream().map(MeasureDefinition::getExpression),
            relation.getVariableDefinitions().stream().map(VariableDefinition::getExpression))
        .forEach(PatternChecks::expression);
  }

  private static void names(PatternRecognitionRelation relation, List<ScopeColumn> columns) {
    Set<String> seen = new HashSet<>();
    for (ScopeColumn column : columns) {
      Optional<String> name = column.name().filter(_ -> !column.hidden());
      if (name.isPresent() && !seen.add(name.get().toLowerCase(Locale.ROOT))) {
        throw Faults.at(
            relation.getInput(),
            "AMBIGUOUS_NAME",
            "ambiguous column: " + name.get() + " in row pattern input relation");
      }
    }
  }

  private static void definitions(PatternRecognitionRelation relation, PatternLabels labels) {
    Set<String> seen = new HashSet<>();
    for (VariableDefinition definition : relation.getVariableDefinitions()) {
      Identifier name = definition.getName();
      if (labels.variable(name) < 0) {
        throw Faults.at(
            name,
            "INVALID_LABEL",
            "defined variable: " + name + " is not a primary pattern variable");
      }
      if (!seen.add(name.getCanonicalValue())) {
        throw Faults.at(
            name, "INVALID_LABEL", "pattern variable with name: " + name + " is defined twice");
      }
      AstUtils.preOrder(definition.getExpression())
          .filter(FunctionCall.class::isInstance)
          .flatMap(call -> ((FunctionCall) call).getProcessingMode().stream())
          .filter(mode -> mode.getMode() == ProcessingMode.Mode.FINAL)
          .findFirst()
          .ifPresent(mode -> {
            throw Faults.at(
                mode,
                "INVALID_PROCESSING_MODE",
                "FINAL semantics is not supported in DEFINE clause");
          });
    }
  }

  private static void exclusions(PatternRecognitionRelation relation) {
    if (relation.getRowsPerMatch().orElse(null)
        == PatternRecognitionRelation.RowsPerMatch.ALL_WITH_UNMATCHED) {
      AstUtils.preOrder(relation.getPattern())
          .filter(ExcludedPattern.class::isInstance)
          .findFirst()
          .ifPresent(excluded -> {
            throw Faults.at(
                excluded,
                "INVALID_ROW_PATTERN",
                "Pattern exclusion syntax is not allowed when ALL ROWS PER MATCH WITH UNMATCHED"
                    + " ROWS is specified");
          });
    }
  }

  private static void expression(Expression expression) {
    AstUtils.preOrder(expression).forEach(PatternChecks::node);
  }

  private static void node(Node node) {
    switch (node) {
      case LambdaExpression lambda ->
          throw Faults.unsupported(
              lambda, "Lambda expression in pattern recognition context is not yet supported");
      case TryExpression attempt ->
          throw Faults.unsupported(
              attempt, "TRY expression in pattern recognition context is not yet supported");
      case PatternRecognitionRelation nested ->
          throw Faults.at(
              nested,
              "NESTED_ROW_PATTERN_RECOGNITION",
              "nested row pattern recognition in row pattern recognition");
      default -> {}
    }
  }

  static boolean isName(Expression expression) {
    return expression instanceof Identifier || expression instanceof DereferenceExpression;
  }
}
