package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import software.amazon.awssdk.services.glue.model.PropertyPredicate;
import software.amazon.awssdk.services.glue.model.SearchTablesRequest;
import software.amazon.awssdk.services.glue.model.Sort;
import software.amazon.awssdk.services.glue.model.SortCriterion;
import weir.store.catalog.CatalogColumn;
import weir.store.catalog.CatalogTable;
import weir.store.catalog.TableName;

/// What `SearchTables` is asked: words, conditions on properties, and an order.
record TableSearch(
    List<String> words, List<PropertyPredicate> conditions, Comparator<CatalogTable> order) {
  static TableSearch of(SearchTablesRequest request) {
    String text = request.searchText() == null ? "" : request.searchText();
    boolean exact = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    List<String> words =
        exact
            ? List.of(TableName.folded(text.substring(1, text.length() - 1)))
            : Arrays.stream(text.split("[\\s\\p{Punct}&&[^_\\-.]]+", -1))
                .filter(word -> !word.isEmpty())
                .map(TableName::folded)
                .toList();
    Comparator<CatalogTable> byName = Comparator.comparing(table -> table.name().toString());
    if (request.sortCriteria().isEmpty()) {
      return new TableSearch(words, request.filters(), byName);
    }
    SortCriterion first = request.sortCriteria().getFirst();
    String field = RULES.text("sortCriteria.1.member.fieldName", first.fieldName(), 1, 1024);
    Comparator<CatalogTable> by = Comparator.comparing(table -> value(table, field));
    return new TableSearch(
        words,
        request.filters(),
        (first.sort() == Sort.DESC ? by.reversed() : by).thenComparing(byName));
  }

  boolean matches(CatalogTable table) {
    if (!words.isEmpty()) {
      String all = TableName.folded(searched(table));
      if (words.stream().noneMatch(all::contains)) {
        return false;
      }
    }
    return conditions.stream().allMatch(condition -> holds(condition, table));
  }

  private static String searched(CatalogTable table) {
    StringJoiner all = new StringJoiner("\n");
    all.add(table.name().table()).add(table.name().database());
    all.add(table.definition().description());
    for (CatalogColumn column : table.columns()) {
      all.add(column.name()).add(column.comment());
    }
    table.partitionKeys().forEach(key -> all.add(key.name()));
    table.parameters().forEach((key, value) -> all.add(key).add(value));
    return all.toString();
  }

  private static boolean holds(PropertyPredicate condition, CatalogTable table) {
    String value = value(table, RULES.text("filters.1.member.key", condition.key(), 1, 1024));
    String wanted = RULES.text("filters.1.member.value", condition.value(), 1, 1024);
    if (condition.comparatorAsString() == null) {
      return !value.isEmpty() && TableName.folded(value).contains(TableName.folded(wanted));
    }
    int order = value.compareTo(wanted);
    return switch (condition.comparator()) {
      case EQUALS -> order == 0;
      case GREATER_THAN -> order > 0;
      case LESS_THAN -> order < 0;
      case GREATER_THAN_EQUALS -> order >= 0;
      case LESS_THAN_EQUALS -> order <= 0;
      case UNKNOWN_TO_SDK_VERSION ->
          throw GlueErrors.invalid(
              "Comparator is "
                  + condition.comparatorAsString()
                  + " but must be EQUALS, GREATER_THAN, LESS_THAN, GREATER_THAN_EQUALS or"
                  + " LESS_THAN_EQUALS");
    };
  }

  /// A field of Glue's, or a parameter of the table.
  private static String value(CatalogTable table, String field) {
    return switch (TableName.folded(field)) {
      case "name", "tablename" -> table.name().table();
      case "databasename", "database" -> table.name().database();
      case "owner" -> table.definition().owner();
      case "description" -> table.definition().description();
      case "tabletype" -> table.definition().type();
      case "location" -> table.storage().location();
      case "createtime" -> table.history().created().toString();
      case "updatetime" -> table.history().updated().toString();
      default -> table.parameters().getOrDefault(field, "");
    };
  }
}
