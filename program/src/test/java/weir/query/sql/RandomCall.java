package weir.query.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/// Calls of the functions of the catalogue with arguments of every type that their signatures take.
public final class RandomCall {
  /// What answers otherwise each time, or by each engine's own approximation or order.
  private static final Set<String> UNDETERMINED =
      Set.of(
          "random",
          "rand",
          "uuid",
          "now",
          "shuffle",
          "current_timezone",
          "localtime",
          "arbitrary",
          "any_value",
          "approx_percentile",
          "approx_distinct",
          "approx_most_frequent",
          "numeric_histogram",
          "map_agg",
          "multimap_agg",
          "map_union",
          "histogram",
          "set_agg",
          "set_union",
          "checksum",
          "array_agg",
          "listagg",
          "max_by",
          "min_by",
          "from_unixtime",
          "current_date",
          "typeof_");

  private static final List<SqlType> ANY =
      List.of(
          SimpleType.BIGINT,
          SimpleType.INTEGER,
          SimpleType.DOUBLE,
          SimpleType.BOOLEAN,
          SimpleType.DATE,
          new SqlType.Timestamp(3),
          new SqlType.Decimal(10, 2),
          new SqlType.Varchar(OptionalInt.empty()));

  private final Random random;
  private final RandomLiteral literals;

  public RandomCall(Random random) {
    this.random = random;
    this.literals = new RandomLiteral(random);
  }

  /// The examples of the catalogue, as queries of one line.
  public static List<String> examples() {
    return functions().stream()
        .flatMap(function -> function.exampleText().stream())
        .map(text -> text.startsWith("SELECT") ? text : "SELECT " + text)
        .map(text -> text.replace('\n', ' '))
        .toList();
  }

  private static List<SqlFunction> functions() {
    return SqlFunctions.groups().stream().flatMap(group -> group.functions().stream()).toList();
  }

  /// So many queries for each signature of the catalogue.
  public List<String> queries(int each) {
    List<String> queries = new ArrayList<>();
    for (SqlFunction function : functions()) {
      if (!UNDETERMINED.contains(function.name())) {
        for (int i = 0; i < each; i++) {
          queries.add(
              switch (function.kind()) {
                case SCALAR -> i == 1 ? ofColumns(function) : "SELECT " + call(function);
                case AGGREGATE -> overRows(function, "");
                case WINDOW -> overRows(function, " OVER (ORDER BY n)");
              });
        }
      }
    }
    return queries;
  }

  private String call(SqlFunction function) {
    Map<String, SqlType> variables = new HashMap<>();
    List<String> arguments = new ArrayList<>();
    for (TypePattern parameter : parameters(function.signature())) {
      arguments.add(argument(parameter, variables));
    }
    return function.name() + "(" + String.join(", ", arguments) + ")";
  }

  /// The call over three rows, which keeps engines from computing it while they plan.
  private String ofColumns(SqlFunction function) {
    List<TypePattern> parameters = parameters(function.signature());
    if (parameters.isEmpty()
        || parameters.stream().anyMatch(TypePattern.Function.class::isInstance)) {
      return "SELECT " + call(function);
    }
    Map<String, SqlType> variables = new HashMap<>();
    List<SqlType> types = parameters.stream().map(p -> concrete(p, variables)).toList();
    List<String> rows = new ArrayList<>();
    for (int n = 0; n < 3; n++) {
      rows.add("(" + String.join(", ", types.stream().map(literals::of).toList()) + ")");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      names.add("a" + i);
    }
    String columns = String.join(", ", names);
    return "SELECT %s(%s) FROM (VALUES %s) AS t(%s)"
        .formatted(function.name(), columns, String.join(", ", rows), columns);
  }

  private List<TypePattern> parameters(Signature signature) {
    List<TypePattern> parameters = new ArrayList<>(signature.parameters());
    if (signature.variadic()) {
      parameters.add(parameters.getLast());
    }
    return parameters;
  }

  private String overRows(SqlFunction function, String over) {
    Map<String, SqlType> variables = new HashMap<>();
    List<TypePattern> parameters = parameters(function.signature());
    if (parameters.stream().anyMatch(TypePattern.Function.class::isInstance)) {
      return "SELECT 1";
    }
    List<SqlType> types = parameters.stream().map(p -> concrete(p, variables)).toList();
    List<String> rows = new ArrayList<>();
    for (int n = 1; n <= 4; n++) {
      StringBuilder row = new StringBuilder("(").append(n);
      types.forEach(type -> row.append(", ").append(literals.of(type)));
      rows.add(row.append(")").toString());
    }
    List<String> names = new ArrayList<>();
    List<String> columns = new ArrayList<>(List.of("n"));
    for (int i = 0; i < types.size(); i++) {
      columns.add("a" + i);
      boolean isConstant = function.kind() == SqlFunction.Kind.WINDOW && i > 0;
      names.add(isConstant ? literals.of(types.get(i)) : "a" + i);
    }
    return "SELECT "
        + (over.isEmpty() ? "" : "n, ")
        + function.name()
        + "("
        + String.join(", ", names)
        + ")"
        + over
        + " FROM (VALUES "
        + String.join(", ", rows)
        + ") AS t("
        + String.join(", ", columns)
        + ")";
  }

  private String argument(TypePattern pattern, Map<String, SqlType> variables) {
    return pattern instanceof TypePattern.Function function
        ? lambda(function, variables)
        : literals.of(concrete(pattern, variables));
  }

  private String lambda(TypePattern.Function function, Map<String, SqlType> variables) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      concrete(function.parameters().get(i), variables);
      names.add("p" + i);
    }
    String body = names.isEmpty() ? "1" : names.getLast();
    if (function.result() instanceof TypePattern.Exact exact) {
      body =
          exact.type() == SimpleType.BOOLEAN
              ? names.getFirst() + " IS NOT NULL"
              : literals.of(exact.type());
    } else if (function.result() instanceof TypePattern.Variable wanted) {
      int same = function.parameters().indexOf(wanted);
      if (same >= 0) {
        body = names.get(same);
      } else if (!variables.containsKey(wanted.name())) {
        variables.put(wanted.name(), literalType(function, variables));
      }
    }
    return "(" + String.join(", ", names) + ") -> " + body;
  }

  private SqlType literalType(TypePattern.Function function, Map<String, SqlType> variables) {
    return function.parameters().isEmpty()
        ? SimpleType.INTEGER
        : concrete(function.parameters().getLast(), variables);
  }

  private SqlType concrete(TypePattern pattern, Map<String, SqlType> variables) {
    return switch (pattern) {
      case TypePattern.Exact exact -> exact.type();
      case TypePattern.Variable variable ->
          variables.computeIfAbsent(variable.name(), _ -> literals.any(ANY));
      case TypePattern.Sized sized ->
          switch (sized.family()) {
            case "varchar" -> new SqlType.Varchar(OptionalInt.empty());
            case "char" -> new SqlType.Char(5);
            case "timestamp" -> new SqlType.Timestamp(3);
            case "zoned" -> new SqlType.TimestampWithZone(3);
            default -> new SqlType.Time(3);
          };
      case TypePattern.AnyDecimal any ->
          variables.computeIfAbsent(
              any.precision(),
              _ ->
                  literals.any(
                      List.of(
                          new SqlType.Decimal(10, 2),
                          new SqlType.Decimal(6, 0),
                          new SqlType.Decimal(30, 10))));
      case TypePattern.ArrayOf array -> new SqlType.Array(concrete(array.element(), variables));
      case TypePattern.MapOf map ->
          new SqlType.MapType(concrete(map.key(), variables), concrete(map.value(), variables));
      case TypePattern.RowOf row ->
          new SqlType.Row(
              row.fields().stream()
                  .map(field ->
                      new SqlType.Field(java.util.Optional.empty(), concrete(field, variables)))
                  .toList());
      case TypePattern.Function _ -> SimpleType.UNKNOWN;
    };
  }

  private static final List<SqlType> OPERANDS =
      List.of(
          SimpleType.BOOLEAN,
          SimpleType.TINYINT,
          SimpleType.SMALLINT,
          SimpleType.INTEGER,
          SimpleType.BIGINT,
          SimpleType.REAL,
          SimpleType.DOUBLE,
          new SqlType.Decimal(10, 2),
          new SqlType.Decimal(38, 5),
          new SqlType.Varchar(OptionalInt.empty()),
          new SqlType.Varchar(OptionalInt.of(3)),
          new SqlType.Char(5),
          SimpleType.VARBINARY,
          SimpleType.DATE,
          new SqlType.Time(3),
          new SqlType.Timestamp(3),
          new SqlType.Timestamp(0),
          new SqlType.Timestamp(6),
          new SqlType.TimestampWithZone(3),
          SimpleType.INTERVAL_DAY_SECOND,
          SimpleType.INTERVAL_YEAR_MONTH,
          SimpleType.IPADDRESS,
          SimpleType.UUID,
          SimpleType.JSON,
          new SqlType.Array(SimpleType.INTEGER),
          new SqlType.MapType(new SqlType.Varchar(OptionalInt.empty()), SimpleType.INTEGER));

  /// CAST and TRY_CAST from every type to every type, so many values of each pair.
  public List<String> casts(int each) {
    List<String> queries = new ArrayList<>();
    for (SqlType from : OPERANDS) {
      for (SqlType to : OPERANDS) {
        for (int i = 0; i < each; i++) {
          String cast = random.nextInt(4) == 0 ? "TRY_CAST(" : "CAST(";
          queries.add("SELECT " + cast + literals.of(from) + " AS " + to.text() + ")");
        }
      }
    }
    return queries;
  }

  /// Operators between values of any two types.
  public List<String> operators(int count) {
    List<String> operators =
        List.of(
            "+", "-", "*", "/", "%", "=", "<>", "<", ">=", "||", "IS DISTINCT FROM", "AND", "OR");
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SqlType left = literals.any(OPERANDS);
      SqlType right = random.nextInt(3) == 0 ? literals.any(OPERANDS) : left;
      String a = literals.of(left);
      String b = literals.of(right);
      queries.add(
          "SELECT "
              + switch (random.nextInt(10)) {
                case 0 -> a + " BETWEEN " + b + " AND " + literals.of(left);
                case 1 -> a + " IN (" + b + ", " + literals.of(left) + ")";
                case 2 -> "CASE WHEN " + a + " = " + b + " THEN " + a + " ELSE " + b + " END";
                case 3 -> "coalesce(" + a + ", " + b + ")";
                case 4 -> "nullif(" + a + ", " + b + ")";
                case 5 -> "greatest(" + a + ", " + b + ")";
                default -> "(" + a + ") " + literals.any(operators) + " (" + b + ")";
              });
    }
    return queries;
  }
}
