package weir.query.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `join`: puts the rows of another query beside those whose keys are equal.
///
/// @param outer whether rows without a partner stay
/// @param left what names of these rows may begin with
/// @param rightName what names of the other rows begin with
record Join(
    boolean outer,
    String left,
    String rightName,
    List<String> leftKey,
    List<String> rightKey,
    InsightsQuery right)
    implements Command {
  static final CommandEntry ENTRY =
      new CommandEntry(
          List.of("join"),
          "join type=inner|left left=A right=B where A.KEY = B.KEY (SOURCE … | …)",
          "Puts the rows of another query beside those whose keys are equal; of the other query at"
              + " most 50,000 rows are looked at. One per query.",
          List.of(
              "stats sum(bytes) as total by srcAddr | join type=inner left=a right=b where"
                  + " a.srcAddr = b.srcAddr (SOURCE \"flows\" | filter action = \"REJECT\" | stats"
                  + " count(*) as rejected by srcAddr) | display srcAddr, total, b.rejected"),
          Join::read);

  private static final int MOST_JOINED = 50_000;

  Join {
    leftKey = List.copyOf(leftKey);
    rightKey = List.copyOf(rightKey);
  }

  private static Join read(CommandReader reader) {
    QueryReader text = reader.text();
    text.expectWord("type", "behind join");
    text.expect("=", "behind type");
    boolean outer = text.takesWord("left");
    if (!outer && !text.takesWord("inner")) {
      throw text.unexpected("inner or left");
    }
    text.expectWord("left", "and a name");
    text.expect("=", "behind left");
    String left = text.word().orElseThrow(() -> text.unexpected("a name"));
    text.expectWord("right", "and a name");
    text.expect("=", "behind right");
    String right = text.word().orElseThrow(() -> text.unexpected("a name"));
    text.expectWord("where", "and the keys");
    List<String> one = key(text, left, right);
    text.expect("=", "between the keys");
    List<String> other = key(text, left, right);
    int start = text.here();
    boolean leftFirst = one.getFirst().equals(left);
    if (other.getFirst().equals(one.getFirst())) {
      throw text.fault("both keys are of " + left, start, text.end());
    }
    InsightsQuery query = reader.bracketed();
    return new Join(
        outer, left, right, rest(leftFirst ? one : other), rest(leftFirst ? other : one), query);
  }

  private static List<String> key(QueryReader text, String left, String right) {
    int start = text.here();
    List<String> name = text.name("of the join");
    if (name.size() < 2 || !(name.getFirst().equals(left) || name.getFirst().equals(right))) {
      throw text.fault(
          "the key must begin with " + left + ". or " + right + ".", start, text.end());
    }
    return name;
  }

  private static List<String> rest(List<String> name) {
    return name.subList(1, name.size());
  }

  private static String dotted(String first, List<String> rest) {
    List<String> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return new Expression.Field(all).text();
  }

  @Override
  public String text() {
    return "join type="
        + (outer ? "left" : "inner")
        + " left="
        + left
        + " right="
        + rightName
        + " where "
        + dotted(left, leftKey)
        + " = "
        + dotted(rightName, rightKey)
        + " ("
        + right.text()
        + ")";
  }

  @Override
  public void apply(Plan plan) {
    Plan other = plan.inner(right);
    Value otherKey = other.materialized(other.field(rightKey));
    Map<String, Value> columns = new LinkedHashMap<>();
    List<String> selected = new ArrayList<>();
    other
        .outputs()
        .forEach((name, value) -> {
          String column = plan.newColumn();
          selected.add(other.materialized(value).sql() + " AS " + column);
          columns.put(name, new Value(column, value.kind()));
        });
    String key = plan.newColumn();
    selected.add(otherKey.asText() + " AS " + key);
    Value ownKey = plan.materialized(plan.field(leftKey));
    plan.proceed(
        "(SELECT * FROM "
            + plan.rows()
            + (outer ? " LEFT JOIN " : " JOIN ")
            + "(SELECT "
            + String.join(", ", selected)
            + " FROM "
            + other.rows()
            + " LIMIT "
            + MOST_JOINED
            + ") ON "
            + ownKey.asText()
            + " = "
            + key
            + ")");
    plan.names().prefix(left);
    columns.forEach((name, value) -> {
      plan.names().define(rightName + "." + name, value);
      plan.names().defineIfNew(name, value);
    });
  }
}
