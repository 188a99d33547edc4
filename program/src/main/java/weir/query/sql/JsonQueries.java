package weir.query.sql;

import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.JsonExists;
import io.trino.sql.tree.JsonPathInvocation;
import io.trino.sql.tree.JsonPathParameter;
import io.trino.sql.tree.JsonPathParameter.JsonFormat;
import io.trino.sql.tree.JsonQuery;
import io.trino.sql.tree.JsonValue;
import io.trino.sql.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `json_exists`, `json_value` and `json_query`, which [JsonAnswers] computes.
final class JsonQueries {
  private static final String OUTCOME = "json_outcome";
  private static final String CAST = "json_cast";

  private JsonQueries() {}

  static Term exists(ExpressionAnalyzer analyzer, JsonExists exists) {
    String call =
        call(
            "json_exists",
            analyzer,
            exists.getJsonPathInvocation(),
            exists.getErrorBehavior().name());
    return Term.of(SimpleType.BOOLEAN, "CAST(" + call + " AS BOOLEAN)");
  }

  static Term query(ExpressionAnalyzer analyzer, JsonQuery query) {
    String quotes = quotes(query, query.getQuotesBehavior(), query.getWrapperBehavior());
    String call =
        call(
            "json_query",
            analyzer,
            query.getJsonPathInvocation(),
            query.getWrapperBehavior().name(),
            quotes,
            query.getEmptyBehavior().name(),
            query.getErrorBehavior().name());
    return returned(
        query,
        call,
        query.getReturnedType().map(type -> DataTypes.of(query, type)),
        query.getOutputFormat().orElse(JsonFormat.JSON));
  }

  static String quotes(
      Node at, Optional<JsonQuery.QuotesBehavior> quotes, JsonQuery.ArrayWrapperBehavior wrapper) {
    if (quotes.isPresent() && wrapper != JsonQuery.ArrayWrapperBehavior.WITHOUT) {
      throw Faults.at(
          at,
          "INVALID_FUNCTION_ARGUMENT",
          quotes.get()
              + " QUOTES behavior specified with WITH "
              + wrapper
              + " ARRAY WRAPPER behavior");
    }
    return quotes.map(JsonQuery.QuotesBehavior::name).orElse("KEEP");
  }

  /// JSON text as the type that RETURNING names.
  static Term returned(Node at, String json, Optional<SqlType> type, JsonFormat format) {
    SqlType wanted = type.orElse(Types.VARCHAR);
    if (Types.isText(wanted) && format == JsonFormat.JSON) {
      return Casts.cast(Term.of(Types.VARCHAR, json), wanted).orElseThrow();
    }
    if (wanted != SimpleType.VARBINARY) {
      throw Faults.type(
          at, "Cannot output JSON value as " + wanted.text() + " using formatting " + format);
    }
    if (format == JsonFormat.UTF16 || format == JsonFormat.UTF32) {
      throw Faults.unsupported(at, format + " is not supported; UTF8 is");
    }
    return Term.of(wanted, "encode(" + json + ")");
  }

  static Term value(ExpressionAnalyzer analyzer, JsonValue value) {
    SqlType type = value.getReturnedType().map(it -> DataTypes.of(value, it)).orElse(Types.VARCHAR);
    if (!isScalar(type)) {
      throw Faults.type(value, "Invalid return type of function JSON_VALUE: " + type.text());
    }
    return scalar(
        call("json_value", analyzer, value.getJsonPathInvocation()),
        type,
        instead(analyzer, value.getEmptyBehavior(), value.getEmptyDefault(), type, "EMPTY"),
        instead(analyzer, value.getErrorBehavior(), value.getErrorDefault(), type, "ERROR"));
  }

  /// What stands for no item, or for a fault.
  static String instead(
      ExpressionAnalyzer analyzer,
      JsonValue.EmptyOrErrorBehavior behavior,
      Optional<Expression> otherwise,
      SqlType type,
      String when) {
    return switch (behavior) {
      case NULL -> "NULL";
      case ERROR ->
          when.equals("EMPTY")
              ? "trino_no_scalar('JSON path found no items')"
              : "trino_no_value(" + OUTCOME + ", '" + type.text() + "')";
      case DEFAULT ->
          analyzer
              .term(
                  otherwise.orElseThrow(),
                  type,
                  "Function JSON_VALUE default ON " + when + " result")
              .text();
    };
  }

  /// The answer of `json_value` as a type.
  static Term scalar(String call, SqlType type, String ifEmpty, String ifWrong) {
    String text =
        "list_transform([%s], lambda %s: list_transform([%s], lambda %s: CASE WHEN %s IS NULL OR %s = 'n' THEN NULL WHEN %s = 'e' THEN %s WHEN %s IS NULL THEN %s ELSE %s END)[1])[1]"
            .formatted(
                call,
                OUTCOME,
                cast(type),
                CAST,
                OUTCOME,
                OUTCOME,
                OUTCOME,
                ifEmpty,
                CAST,
                ifWrong,
                CAST);
    return Term.of(type, "CAST(" + text + " AS " + type.duckDb() + ")");
  }

  static boolean isScalar(SqlType type) {
    return Types.isText(type)
        || Types.isNumber(type)
        || type == SimpleType.BOOLEAN
        || type == SimpleType.DATE
        || type instanceof SqlType.Time
        || type instanceof SqlType.Timestamp
        || type instanceof SqlType.TimestampWithZone;
  }

  /// What was found as the type that is wanted; NULL where it does not go.
  private static String cast(SqlType type) {
    String text = "substr(" + OUTCOME + ", 2)";
    boolean isRounded = Types.isInteger(type) || type == SimpleType.BOOLEAN;
    return "CASE left("
        + OUTCOME
        + ", 1) WHEN 's' THEN "
        + cast(Types.VARCHAR, text, type)
        + " WHEN 'i' THEN "
        + cast(SimpleType.INTEGER, text, type)
        + " WHEN 'w' THEN "
        + cast(SimpleType.BIGINT, text, type)
        + " WHEN 'b' THEN "
        + cast(SimpleType.BOOLEAN, text, type)
        + " WHEN 'd' THEN "
        + cast(SimpleType.DOUBLE, text, type)
        + " WHEN 'm' THEN "
        + cast(isRounded ? SimpleType.DOUBLE : Types.VARCHAR, text, type)
        + " WHEN 't' THEN "
        + cast(Types.VARCHAR, text, type)
        + " END";
  }

  private static String cast(SqlType from, String text, SqlType to) {
    if (to instanceof SqlType.Char && !Types.isText(from)) {
      return "NULL";
    }
    Term value = Term.of(from, "TRY_CAST(" + text + " AS " + from.duckDb() + ")");
    return Casts.cast(value, to).map(cast -> Conditionals.attempted(cast).text()).orElse("NULL");
  }

  static String call(
      String name, ExpressionAnalyzer analyzer, JsonPathInvocation invocation, String... how) {
    List<String> arguments = new ArrayList<>();
    arguments.add(
        JsonValues.json(analyzer, invocation.getInputExpression(), invocation.getInputFormat()));
    arguments.add(DuckText.literal(invocation.getJsonPath().getValue()));
    for (String word : how) {
      arguments.add(DuckText.literal(word));
    }
    Set<String> names = new LinkedHashSet<>();
    for (JsonPathParameter parameter : invocation.getPathParameters()) {
      String variable = variable(parameter.getName());
      if (!names.add(variable)) {
        throw Faults.at(
            parameter.getName(),
            "DUPLICATE_PARAMETER_NAME",
            variable + " JSON path parameter is specified more than once");
      }
      arguments.add(DuckText.literal(variable));
      arguments.add(
          JsonValues.value(
              analyzer,
              parameter.getParameter(),
              parameter.getFormat(),
              invocation,
              "JSON path parameter"));
    }
    PathReader.check(invocation.getJsonPath(), names);
    return JavaFunctions.text(name, arguments.toArray(String[]::new));
  }

  private static String variable(Identifier name) {
    return name.isDelimited() ? name.getValue() : name.getValue().toUpperCase(Locale.ROOT);
  }
}
