package weir.api.auth;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import weir.api.auth.PolicyCondition.Expectation;
import weir.model.aws.Fault;
import weir.model.net.Cidr;
import weir.model.net.IpAddress;

/// Makes expected values of conditions from their text.
final class Expectations {
  /// Longer numbers are none that anybody means.
  private static final int LONGEST_NUMBER = 64;

  private Expectations() {}

  /// @param variables whether the policy's version knows variables
  /// @throws Fault.Invalid when the text is not what the operator compares
  static Expectation of(ConditionOperator operator, String text, boolean variables) {
    return switch (operator) {
      case STRING_EQUALS, STRING_NOT_EQUALS -> string(text, false, false, variables);
      case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
          string(text, false, true, variables);
      case STRING_LIKE, STRING_NOT_LIKE -> string(text, true, false, variables);
      case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> number(text, order -> order == 0);
      case NUMERIC_LESS_THAN -> number(text, order -> order < 0);
      case NUMERIC_LESS_THAN_EQUALS -> number(text, order -> order <= 0);
      case NUMERIC_GREATER_THAN -> number(text, order -> order > 0);
      case NUMERIC_GREATER_THAN_EQUALS -> number(text, order -> order >= 0);
      case DATE_EQUALS, DATE_NOT_EQUALS -> date(text, order -> order == 0);
      case DATE_LESS_THAN -> date(text, order -> order < 0);
      case DATE_LESS_THAN_EQUALS -> date(text, order -> order <= 0);
      case DATE_GREATER_THAN -> date(text, order -> order > 0);
      case DATE_GREATER_THAN_EQUALS -> date(text, order -> order >= 0);
      case BOOL, NULL -> truth(text);
      case BINARY_EQUALS -> binary(text);
      case IP_ADDRESS, NOT_IP_ADDRESS -> address(text);
      case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> arn(text, variables);
    };
  }

  private static Expectation string(
      String text, boolean wild, boolean ignoreCase, boolean variables) {
    PolicyText pattern = PolicyText.of(text, wild, variables);
    return (actual, question) -> {
      Glob glob = pattern.resolve(question);
      return glob != null && glob.matches(actual, ignoreCase);
    };
  }

  private static Expectation number(String text, IntPredicate order) {
    BigDecimal wanted = findNumber(text).orElseThrow(() -> invalid(text, "a number"));
    return (actual, question) ->
        findNumber(actual).filter(value -> order.test(value.compareTo(wanted))).isPresent();
  }

  private static Optional<BigDecimal> findNumber(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  private static Expectation date(String text, IntPredicate order) {
    Instant wanted =
        findDate(text)
            .orElseThrow(
                () -> invalid(text, "a date such as 2026-11-21T03:31:00Z, or epoch seconds"));
    return (actual, question) ->
        findDate(actual).filter(value -> order.test(value.compareTo(wanted))).isPresent();
  }

  private static Optional<Instant> findDate(String text) {
    try {
      if (!text.isEmpty() && text.length() <= 12 && text.chars().allMatch(Expectations::isDigit)) {
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
      }
      return Optional.of(
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static Expectation truth(String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw invalid(text, "true or false");
    }
    return (actual, question) -> actual.equalsIgnoreCase(text);
  }

  private static Expectation binary(String text) {
    byte[] wanted = findBytes(text).orElseThrow(() -> invalid(text, "Base64"));
    return (actual, question) ->
        findBytes(actual).filter(bytes -> Arrays.equals(bytes, wanted)).isPresent();
  }

  private static Optional<byte[]> findBytes(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Expectation address(String text) {
    Cidr wanted = Cidr.of(text);
    return (actual, question) ->
        IpAddress.find(actual)
            .filter(address -> address.isIpv4() == wanted.isIpv4() && wanted.contains(address))
            .isPresent();
  }

  /// ARNs are compared part by part, so that an asterisk does not reach over a colon of the first
  /// five.
  private static Expectation arn(String text, boolean variables) {
    if (!text.equals("*") && !text.startsWith("arn:") && !text.startsWith("${")) {
      throw invalid(text, "an ARN, or *");
    }
    PolicyText pattern = PolicyText.of(text, true, variables);
    return (actual, question) -> {
      Glob glob = pattern.resolve(question);
      return glob != null && sameArn(glob, actual);
    };
  }

  private static boolean sameArn(Glob wanted, String actual) {
    String[] parts = actual.split(":", 6);
    if (parts.length != 6 || !parts[0].equals("arn")) {
      return false;
    }
    List<Glob> patterns = wanted.split(':', 6);
    if (patterns.size() == 1) {
      return wanted.matches(actual, false) && wanted.toString().equals("*");
    }
    if (patterns.size() != 6) {
      return false;
    }
    for (int i = 0; i < 6; i++) {
      if (!patterns.get(i).matches(parts[i], false)) {
        return false;
      }
    }
    return true;
  }

  private static Fault invalid(String text, String right) {
    return new Fault.Invalid("the condition's value is '" + text + "' but must be " + right);
  }
}
