package weir.api.auth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import weir.api.auth.PolicyCondition.Expectation;
import weir.api.auth.PolicyCondition.Quantifier;
import weir.model.aws.Fault;
import weir.model.aws.NearName;

/// Reads `Condition`: operators, their keys, and the values expected of them.
final class ConditionReader {
  private static final String IF_EXISTS = "IfExists";
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]+:\\S(?:.*\\S)?");

  private final JsonParser in;
  private final boolean variables;

  ConditionReader(JsonParser in, boolean variables) {
    this.in = in;
    this.variables = variables;
  }

  private record Test(Quantifier quantifier, ConditionOperator operator, boolean ifExists) {}

  List<PolicyCondition> read() throws IOException {
    List<PolicyCondition> conditions = new ArrayList<>();
    expectObject("Condition");
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      Test test = test(name);
      in.nextToken();
      expectObject(name);
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        if (!KEY.matcher(key).matches()) {
          throw new Fault.Invalid(
              "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: '"
                  + key
                  + "'");
        }
        in.nextToken();
        conditions.add(
            new PolicyCondition(
                test.quantifier, test.operator, test.ifExists, key, expected(test, key)));
      }
    }
    return conditions;
  }

  private static Test test(String name) {
    String rest = name;
    Quantifier quantifier = Quantifier.ONE;
    for (Quantifier each : List.of(Quantifier.ALL, Quantifier.ANY)) {
      if (name.startsWith(each.prefix())) {
        quantifier = each;
        rest = name.substring(each.prefix().length());
      }
    }
    boolean ifExists = rest.endsWith(IF_EXISTS);
    if (ifExists) {
      rest = rest.substring(0, rest.length() - IF_EXISTS.length());
    }
    ConditionOperator operator = ConditionOperator.find(rest).orElseThrow(() -> unknown(name));
    if (operator == ConditionOperator.NULL && (ifExists || quantifier != Quantifier.ONE)) {
      throw unknown(name);
    }
    return new Test(quantifier, operator, ifExists);
  }

  private static Fault unknown(String name) {
    return new Fault.Invalid(
        "Invalid Condition type : " + name + NearName.hint(name, ConditionOperator.names()) + ".");
  }

  private List<Expectation> expected(Test test, String key) throws IOException {
    List<Expectation> expected = new ArrayList<>();
    if (in.currentToken() == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        expected.add(expectation(test, key));
      }
    } else {
      expected.add(expectation(test, key));
    }
    if (expected.isEmpty()) {
      throw new Fault.Invalid(
          "Syntax errors in policy. The condition on " + key + " has no value to compare with.");
    }
    return expected;
  }

  private Expectation expectation(Test test, String key) throws IOException {
    if (in.currentToken() == null
        || !in.currentToken().isScalarValue()
        || in.currentToken() == JsonToken.VALUE_NULL) {
      throw new Fault.Invalid(
          "Syntax errors in policy. The condition on "
              + key
              + " must have strings, numbers or truth values.");
    }
    return Expectations.of(test.operator, in.getText(), variables);
  }

  private void expectObject(String what) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new Fault.Invalid("Syntax errors in policy. " + what + " must be an object.");
    }
  }
}
