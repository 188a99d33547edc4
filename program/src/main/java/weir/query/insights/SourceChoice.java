package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What log groups must have that a query is about: one of each list that is not empty, and all of
/// the tags.
///
/// @param prefixes of names
/// @param classes of groups; empty for STANDARD
/// @param accounts that groups belong to; empty for the caller's
/// @param dataSources `amazon_vpc.flow` for groups that flow logs deliver to
public record SourceChoice(
    List<String> prefixes,
    List<String> classes,
    List<String> accounts,
    List<String> dataSources,
    List<TagChoice> tags) {
  /// Everything.
  static final SourceChoice ALL =
      new SourceChoice(List.of(), List.of(), List.of(), List.of(), List.of());

  private static final int MOST_PREFIXES = 5;
  private static final int MOST_CLASSES = 3;
  private static final int MOST_ACCOUNTS = 20;
  private static final int MOST_DATA_SOURCES = 10;

  public SourceChoice {
    prefixes = List.copyOf(prefixes);
    classes = List.copyOf(classes);
    accounts = List.copyOf(accounts);
    dataSources = List.copyOf(dataSources);
    tags = List.copyOf(tags);
  }

  /// Reads the choices that stand here; empty when none does.
  static Optional<SourceChoice> find(QueryReader text) {
    SourceChoice all = ALL;
    List<String> seen = new ArrayList<>();
    while (true) {
      int start = text.here();
      String word =
          List.of("dataSource", "logGroups", "logGroupTags").stream()
              .filter(text::takesWord)
              .findFirst()
              .orElse("");
      if (word.isEmpty()) {
        return seen.isEmpty() ? Optional.empty() : Optional.of(all);
      }
      if (seen.contains(word)) {
        throw text.fault("SOURCE has " + word + " twice", start, text.end());
      }
      seen.add(word);
      text.expect("(", "behind " + word);
      all =
          switch (word) {
            case "dataSource" -> all.ofDataSources(text);
            case "logGroups" -> all.ofGroups(text);
            default -> all.ofTags(text);
          };
    }
  }

  private SourceChoice ofDataSources(QueryReader text) {
    List<String> names = atMost(MOST_DATA_SOURCES, text, "dataSource");
    text.expect(")", "behind the names");
    return new SourceChoice(prefixes, classes, accounts, names, tags);
  }

  private SourceChoice ofTags(QueryReader text) {
    List<TagChoice> wanted = TagChoice.list(text);
    text.expect(")", "behind the tags");
    return new SourceChoice(prefixes, classes, accounts, dataSources, wanted);
  }

  private SourceChoice ofGroups(QueryReader text) {
    List<String> newPrefixes = List.of();
    List<String> newClasses = List.of();
    List<String> newAccounts = List.of();
    while (!text.takes(")")) {
      if (text.takesWord("namePrefix")) {
        newPrefixes = named(MOST_PREFIXES, text, "namePrefix");
      } else if (text.takesWord("class")) {
        newClasses = named(MOST_CLASSES, text, "class");
      } else if (text.takesWord("accountIdentifiers")) {
        newAccounts = named(MOST_ACCOUNTS, text, "accountIdentifiers");
      } else {
        throw text.unexpected("namePrefix, class or accountIdentifiers");
      }
      if (!text.takes(",") && !text.sees(")")) {
        throw text.unexpected("',' or ')'");
      }
    }
    return new SourceChoice(newPrefixes, newClasses, newAccounts, dataSources, tags);
  }

  private static List<String> named(int most, QueryReader text, String word) {
    text.expect(":", "behind " + word);
    return atMost(most, text, word);
  }

  private static List<String> atMost(int most, QueryReader text, String word) {
    int start = text.here();
    List<String> values = texts(text);
    if (values.size() > most) {
      throw text.fault(
          word + " has " + values.size() + " values but may have " + most, start, text.end());
    }
    return values;
  }

  static List<String> texts(QueryReader text) {
    text.expect("[", "before the values");
    List<String> values = new ArrayList<>();
    do {
      values.add(text.quoted().orElseThrow(() -> text.unexpected("a text in quotes")));
    } while (text.takes(","));
    text.expect("]", "behind the values");
    return values;
  }

  String text() {
    List<String> all = new ArrayList<>();
    if (!dataSources.isEmpty()) {
      all.add("dataSource(" + list(dataSources) + ")");
    }
    String groups = groupsText();
    if (!groups.isEmpty() || dataSources.isEmpty() && tags.isEmpty()) {
      all.add("logGroups(" + groups + ")");
    }
    if (!tags.isEmpty()) {
      all.add(
          tags.stream()
              .map(TagChoice::text)
              .collect(Collectors.joining(", ", "logGroupTags([", "])")));
    }
    return String.join(" ", all);
  }

  private String groupsText() {
    List<String> choices = new ArrayList<>();
    if (!prefixes.isEmpty()) {
      choices.add("namePrefix: " + list(prefixes));
    }
    if (!classes.isEmpty()) {
      choices.add("class: " + list(classes));
    }
    if (!accounts.isEmpty()) {
      choices.add("accountIdentifiers: " + list(accounts));
    }
    return String.join(", ", choices);
  }

  static String list(List<String> values) {
    return values.stream().map(Expression::quoted).collect(Collectors.joining(", ", "[", "]"));
  }
}
