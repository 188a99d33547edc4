package weir.query.insights;

import java.util.ArrayList;
import java.util.List;
import weir.model.aws.Fault;

/// Reads CSV as RFC 4180 has it. Used once, by one thread.
final class LookupText {
  private final String csv;
  private int at;

  LookupText(String csv) {
    this.csv = csv;
    this.at = csv.startsWith("\ufeff") ? 1 : 0;
  }

  /// The values of every line; empty lines are passed over.
  ///
  /// @throws Fault.Invalid when a quote is not closed
  List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    while (at < csv.length()) {
      if (!takesLineEnd()) {
        lines.add(line());
      }
    }
    return lines;
  }

  private boolean takesLineEnd() {
    int before = at;
    if (at < csv.length() && csv.charAt(at) == '\r') {
      at++;
    }
    if (at < csv.length() && csv.charAt(at) == '\n') {
      at++;
    }
    return at > before;
  }

  private List<String> line() {
    List<String> values = new ArrayList<>();
    values.add(value());
    while (at < csv.length() && csv.charAt(at) == ',') {
      at++;
      values.add(value());
    }
    takesLineEnd();
    return List.copyOf(values);
  }

  private String value() {
    if (at < csv.length() && csv.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < csv.length() && ",\r\n".indexOf(csv.charAt(at)) < 0) {
      at++;
    }
    return csv.substring(start, at);
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    int start = at++;
    while (at < csv.length()) {
      char c = csv.charAt(at++);
      if (c != '"') {
        value.append(c);
      } else if (at < csv.length() && csv.charAt(at) == '"') {
        value.append('"');
        at++;
      } else if (at == csv.length() || ",\r\n".indexOf(csv.charAt(at)) >= 0) {
        return value.toString();
      } else {
        throw new Fault.Invalid(
            "the CSV has \""
                + csv.charAt(at)
                + "\" behind a closing quote at character "
                + at
                + "; a quote inside of a value in quotes is written twice");
      }
    }
    throw new Fault.Invalid("the CSV's quote at character " + start + " is not closed");
  }
}
