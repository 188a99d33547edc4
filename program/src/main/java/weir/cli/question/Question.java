package weir.cli.question;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import weir.model.aws.Fault;
import weir.model.aws.NearName;
import weir.query.sql.SqlText;

/// A question in Athena's SQL with places for values.
///
/// To add one, write a file with an `ENTRY` and name it in [Questions]. Help, documentation and the
/// test that asks it follow by themselves.
///
/// @param name on the command line
/// @param title one sentence
/// @param fields columns that the records must have
/// @param sql with `${table}`, `${time}` for the condition on the time, and `${parameter}`
public record Question(
    String name, String title, List<Parameter> parameters, List<String> fields, String sql) {
  /// What a question leaves open.
  ///
  /// @param standard the value when none is given; empty when one must be given
  /// @param number whether it is a whole number; else it is a text
  public record Parameter(String name, String meaning, String standard, boolean number) {
    static Parameter number(String name, String meaning, long standard) {
      return new Parameter(name, meaning, Long.toString(standard), true);
    }

    static Parameter text(String name, String meaning) {
      return new Parameter(name, meaning, "", false);
    }

    private String sql(String value) {
      if (!number) {
        return SqlText.text(value);
      }
      if (!value.matches("\\d{1,18}")) {
        throw new Fault.Invalid(name + " is \"" + value + "\" but must be a whole number");
      }
      return value;
    }
  }

  public Question {
    parameters = List.copyOf(parameters);
    fields = List.copyOf(fields);
  }

  /// The statement.
  ///
  /// @param table as SQL spells it
  /// @param given values by the parameters' names
  /// @throws Fault.Invalid when a value is missing, unknown or of the wrong kind
  public String sql(String table, Instant start, Instant end, Map<String, String> given) {
    String statement =
        sql.strip()
            .replace("${table}", table)
            .replace(
                "${time}",
                "\"start\" BETWEEN " + start.getEpochSecond() + " AND " + end.getEpochSecond());
    Set<String> unknown = new TreeSet<>(given.keySet());
    for (Parameter parameter : parameters) {
      unknown.remove(parameter.name());
      String value = given.getOrDefault(parameter.name(), parameter.standard());
      if (value.isEmpty()) {
        throw new Fault.Invalid(
            name
                + " needs "
                + parameter.name()
                + ", "
                + parameter.meaning()
                + "; add --with "
                + parameter.name()
                + "=…");
      }
      statement = statement.replace("${" + parameter.name() + "}", parameter.sql(value));
    }
    for (String name : unknown) {
      throw new Fault.Invalid(
          this.name + " has no parameter " + name + NearName.hint(name, names()) + has());
    }
    return statement;
  }

  private List<String> names() {
    return parameters.stream().map(Parameter::name).toList();
  }

  private String has() {
    return parameters.isEmpty() ? "; it has none" : "; it has " + String.join(", ", names());
  }
}
