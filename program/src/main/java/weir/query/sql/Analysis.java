package weir.query.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import weir.query.rowpattern.PatternMatching;

/// What the parts of one query's analysis share. Used by one thread.
final class Analysis {
  /// Stands around a table's number where its relation goes in the text.
  static final char MARK = '\u0001';

  private final SqlCatalog catalog;
  private final List<TableUseBuilder> tables = new ArrayList<>();
  private final List<SqlName> viewsOpen = new ArrayList<>();
  private final Set<SqlName> views = new HashSet<>();
  private final List<PatternFunction> patterns = new ArrayList<>();
  private int aliases;

  Analysis(SqlCatalog catalog) {
    this.catalog = catalog;
  }

  SqlCatalog catalog() {
    return catalog;
  }

  /// The views whose texts are being analysed, outermost first.
  List<SqlName> viewsOpen() {
    return viewsOpen;
  }

  /// All views that were read.
  Set<SqlName> views() {
    return views;
  }

  List<PatternFunction> patterns() {
    return patterns;
  }

  /// The name of the function that finds these matches.
  String use(PatternMatching matching) {
    String name = "weir_match_" + (patterns.size() + 1);
    patterns.add(new PatternFunction(name, matching));
    return name;
  }

  List<TableUseBuilder> tables() {
    return tables;
  }

  TableUseBuilder use(SqlRelation.Table table) {
    TableUseBuilder use = new TableUseBuilder(tables.size(), table);
    tables.add(use);
    return use;
  }

  /// A name of a relation that no other has.
  String alias() {
    return "r" + ++aliases;
  }
}
