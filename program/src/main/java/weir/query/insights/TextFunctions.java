package weir.query.insights;

import static weir.query.insights.InsightsFunction.scalar;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weir.query.insights.InsightsFunction.Example;

/// Functions of texts.
final class TextFunctions {
  static final FunctionGroup GROUP =
      new FunctionGroup(
          "Texts",
          List.of(
              scalar(
                  "isempty",
                  "VALUE",
                  "Whether the field is missing or an empty text.",
                  new Example("isempty(\"\")", "1"),
                  a -> Value.truth("(coalesce(" + a.text(0) + ", '') = '')")),
              scalar(
                  "isblank",
                  "VALUE",
                  "Whether the field is missing or has nothing but blanks.",
                  new Example("isblank(\"  \")", "1"),
                  a -> Value.truth("(trim(coalesce(" + a.text(0) + ", '')) = '')")),
              scalar(
                  "concat",
                  "VALUE …",
                  "The texts one behind the other; what is missing is left out.",
                  new Example("concat(srcAddr, \":\", srcPort)", "10.0.1.5:49152"),
                  a -> Value.ofText(concat(a))),
              scalar(
                  "ltrim",
                  "VALUE ? TEXT",
                  "The text without blanks at its beginning, or without these characters.",
                  new Example("ltrim(\"xxyZ\", \"xy\")", "Z"),
                  a -> Value.ofText(trimmed(a, true, false))),
              scalar(
                  "rtrim",
                  "VALUE ? TEXT",
                  "The text without blanks at its end, or without these characters.",
                  new Example("rtrim(\"Zxyx\", \"xy\")", "Z"),
                  a -> Value.ofText(trimmed(a, false, true))),
              scalar(
                  "trim",
                  "VALUE ? TEXT",
                  "The text without blanks at both ends, or without these characters.",
                  new Example("trim(\"  Z \")", "Z"),
                  a -> Value.ofText(trimmed(a, true, true))),
              scalar(
                  "strlen",
                  "VALUE",
                  "How many characters the text has.",
                  new Example("strlen(\"Köln\")", "4"),
                  a -> Value.integer("length(" + a.text(0) + ")")),
              scalar(
                  "toupper",
                  "VALUE",
                  "The text in upper case.",
                  new Example("toupper(\"weir\")", "WEIR"),
                  a -> Value.ofText("upper(" + a.text(0) + ")")),
              scalar(
                  "tolower",
                  "VALUE",
                  "The text in lower case.",
                  new Example("tolower(action)", "accept"),
                  a -> Value.ofText("lower(" + a.text(0) + ")")),
              scalar(
                  "substr",
                  "VALUE VALUE ? VALUE",
                  "A part of the text: from a place on, counted from 0, for so many characters.",
                  new Example("substr(\"xyZfooxyZ\", 3, 3)", "foo"),
                  a ->
                      Value.ofText(
                          "substr("
                              + a.text(0)
                              + ", CAST("
                              + a.number(1)
                              + " AS bigint) + 1"
                              + (a.count() < 3 ? "" : ", CAST(" + a.number(2) + " AS bigint)")
                              + ")")),
              scalar(
                  "replace",
                  "VALUE VALUE VALUE",
                  "The text with every place of the second in it replaced by the third.",
                  new Example("replace(\"a.b.c\", \".\", \"-\")", "a-b-c"),
                  a ->
                      Value.ofText(
                          "replace(" + a.text(0) + ", " + a.text(1) + ", " + a.text(2) + ")")),
              scalar(
                  "strcontains",
                  "VALUE VALUE ? CONDITION",
                  "Whether the second text is in the first; in any case when the third is true.",
                  new Example("strcontains(\"weir\", \"EI\", true)", "1"),
                  a -> Value.truth("(" + contains(a) + " > 0)")),
              scalar(
                  "split",
                  "VALUE VALUE",
                  "The parts of the first text between the places where the second is, as a list.",
                  new Example("split(dstAddr, \".\")", "[\"10\",\"0\",\"2\",\"8\"]"),
                  a ->
                      Value.json(
                          "json_format(CAST(split("
                              + a.text(0)
                              + ", "
                              + a.text(1)
                              + ") AS json))")),
              scalar(
                  "startsWith",
                  "VALUE VALUE",
                  "Whether the first text begins with the second.",
                  new Example("startsWith(interfaceId, \"eni-\")", "1"),
                  a -> Value.truth("(strpos(" + a.text(0) + ", " + a.text(1) + ") = 1)")),
              scalar(
                  "endsWith",
                  "VALUE VALUE",
                  "Whether the first text ends with the second.",
                  new Example("endsWith(\"weir\", \"ir\")", "1"),
                  a ->
                      Value.truth(
                          "(length("
                              + a.text(0)
                              + ") >= length("
                              + a.text(1)
                              + ") AND substr("
                              + a.text(0)
                              + ", length("
                              + a.text(0)
                              + ") - length("
                              + a.text(1)
                              + ") + 1) = "
                              + a.text(1)
                              + ")")),
              scalar(
                  "regexReplace regex_replace",
                  "VALUE REGEX TEXT",
                  "The text with everything that matches replaced.",
                  new Example("regexReplace(\"a1b22\", /[0-9]+/, \"#\")", "a#b#"),
                  a ->
                      Value.ofText(
                          "regexp_replace("
                              + a.text(0)
                              + ", "
                              + Sql.text(RegexText.of(a.constant(1)).plain())
                              + ", "
                              + Sql.text(a.constant(2).replace("\\", "\\\\").replace("$", "\\$"))
                              + ")"))));

  private TextFunctions() {}

  private static String contains(Arguments a) {
    String place = "strpos(" + a.text(0) + ", " + a.text(1) + ")";
    return a.count() < 3
        ? place
        : "(CASE WHEN "
            + a.condition(2)
            + " THEN strpos(lower("
            + a.text(0)
            + "), lower("
            + a.text(1)
            + ")) ELSE "
            + place
            + " END)";
  }

  private static String concat(Arguments a) {
    return IntStream.range(0, a.count())
        .mapToObj(i -> "coalesce(" + a.text(i) + ", '')")
        .collect(Collectors.joining(" || ", "(", ")"));
  }

  private static String trimmed(Arguments a, boolean left, boolean right) {
    String set =
        a.count() == 1
            ? "\\s"
            : "[" + a.constant(1).replaceAll("([\\[\\]\\\\^&-])", "\\\\$1") + "]";
    String text = a.text(0);
    if (a.count() == 2 && a.constant(1).isEmpty()) {
      return text;
    }
    if (left) {
      text = "regexp_replace(" + text + ", " + Sql.text("^" + set + "+") + ", '')";
    }
    return right ? "regexp_replace(" + text + ", " + Sql.text(set + "+$") + ", '')" : text;
  }
}
