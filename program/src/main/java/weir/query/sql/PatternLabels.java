package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.PatternRecognitionRelation;
import io.trino.sql.tree.PatternVariable;
import io.trino.sql.tree.SubsetDefinition;
import io.trino.sql.util.AstUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weir.query.rowpattern.LabelSet;

/// The variables of a row pattern and the names for several of them.
///
/// @param names of the variables, in the order of the pattern
record PatternLabels(List<String> names, Map<String, LabelSet> subsets) {
  PatternLabels {
    names = List.copyOf(names);
    subsets = Map.copyOf(subsets);
  }

  static PatternLabels of(PatternRecognitionRelation relation) {
    List<String> names =
        AstUtils.preOrder(relation.getPattern())
            .filter(PatternVariable.class::isInstance)
            .map(variable -> ((PatternVariable) variable).getName().getCanonicalValue())
            .distinct()
            .toList();
    if (names.size() > LabelSet.MOST_VARIABLES) {
      throw Faults.unsupported(
          relation.getPattern(),
          "A row pattern of "
              + names.size()
              + " variables is not supported; it may have "
              + LabelSet.MOST_VARIABLES);
    }
    PatternLabels primary = new PatternLabels(names, Map.of());
    Map<String, LabelSet> subsets = new LinkedHashMap<>();
    for (SubsetDefinition subset : relation.getSubsets()) {
      String name = subset.getName().getCanonicalValue();
      if (names.contains(name)) {
        throw Faults.at(
            subset.getName(),
            "INVALID_LABEL",
            "union pattern variable name: "
                + subset.getName()
                + " is a duplicate of primary pattern variable name");
      }
      if (subsets.put(name, primary.union(subset)) != null) {
        throw Faults.at(
            subset.getName(),
            "INVALID_LABEL",
            "union pattern variable name: " + subset.getName() + " is declared twice");
      }
    }
    return new PatternLabels(names, subsets);
  }

  private LabelSet union(SubsetDefinition subset) {
    LabelSet union = new LabelSet(0);
    for (Identifier element : subset.getIdentifiers()) {
      union =
          union.with(
              find(element)
                  .orElseThrow(() ->
                      Faults.at(
                          element,
                          "INVALID_LABEL",
                          "subset element: " + element + " is not a primary pattern variable")));
    }
    return union;
  }

  /// The variables that a name stands for.
  Optional<LabelSet> find(Identifier name) {
    int variable = names.indexOf(name.getCanonicalValue());
    return variable >= 0
        ? Optional.of(LabelSet.of(variable))
        : Optional.ofNullable(subsets.get(name.getCanonicalValue()));
  }

  int variable(Identifier name) {
    return names.indexOf(name.getCanonicalValue());
  }

  Optional<LabelSet> find(Expression expression) {
    return expression instanceof Identifier name ? find(name) : Optional.empty();
  }

  /// The names as a list of DuckDB.
  String text() {
    List<String> texts = new ArrayList<>();
    names.forEach(name -> texts.add(DuckText.literal(name)));
    return "[" + Casts.joined(texts) + "]";
  }
}
