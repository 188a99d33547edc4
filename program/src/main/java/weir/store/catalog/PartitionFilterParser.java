package weir.store.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a filter over partitions, by recursive descent. Used once.
final class PartitionFilterParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>'(?:[^']|'')*')"
              + "|(?<quoted>\"[^\"]*\"|`[^`]*`)"
              + "|(?<number>[-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?(?![A-Za-z_\\d]))"
              + "|(?<word>[A-Za-z_\\d][A-Za-z_\\d.\\-]*)"
              + "|(?<sign><>|!=|<=|>=|[=<>(),]))");
  private static final int DEEPEST = 200;

  private final String text;
  private final List<CatalogColumn> keys;
  private final List<Token> tokens = new ArrayList<>();
  private int next;
  private int depth;

  private record Token(Kind kind, String text) {}

  private enum Kind {
    TEXT,
    NUMBER,
    WORD,
    QUOTED,
    SIGN,
    END
  }

  PartitionFilterParser(String text, List<CatalogColumn> keys) {
    this.text = text;
    this.keys = keys;
  }

  PartitionCondition whole() {
    split();
    PartitionCondition test = or();
    if (peek().kind() != Kind.END) {
      throw unsupported();
    }
    return test;
  }

  private void split() {
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    String end = text.stripTrailing();
    while (at < end.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw unsupported();
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, ""));
  }

  private static Token token(Matcher matcher) {
    String literal = matcher.group("text");
    if (literal != null) {
      return new Token(Kind.TEXT, literal.substring(1, literal.length() - 1).replace("''", "'"));
    }
    String quoted = matcher.group("quoted");
    if (quoted != null) {
      return new Token(Kind.QUOTED, quoted.substring(1, quoted.length() - 1));
    }
    String number = matcher.group("number");
    if (number != null) {
      return new Token(Kind.NUMBER, number);
    }
    String word = matcher.group("word");
    return word != null
        ? new Token(Kind.WORD, word)
        : new Token(Kind.SIGN, String.valueOf(matcher.group("sign")));
  }

  private PartitionCondition or() {
    PartitionCondition left = and();
    while (takes("or")) {
      left = new PartitionCondition.Or(left, and());
    }
    return left;
  }

  private PartitionCondition and() {
    PartitionCondition left = unary();
    while (takes("and")) {
      left = new PartitionCondition.And(left, unary());
    }
    return left;
  }

  private PartitionCondition unary() {
    if (++depth > DEEPEST) {
      throw unsupported();
    }
    try {
      if (takes("not")) {
        return new PartitionCondition.Not(unary());
      }
      if (!isEnclosedName() && takesSign("(")) {
        PartitionCondition inner = or();
        expect(")");
        return inner;
      }
      return condition();
    } finally {
      depth--;
    }
  }

  /// `(region) = 'eu'`
  private boolean isEnclosedName() {
    return peek().kind() == Kind.SIGN
        && peek().text().equals("(")
        && next + 2 < tokens.size()
        && tokens.get(next + 2).text().equals(")")
        && tokens.get(next + 2).kind() == Kind.SIGN;
  }

  private PartitionCondition condition() {
    if (isLiteral()) {
      Token literal = take();
      String sign = sign();
      PartitionCondition.Key key = key();
      return comparison(key, turned(sign), literal);
    }
    PartitionCondition.Key key = key();
    if (takes("is")) {
      boolean not = takes("not");
      expectWord("null");
      PartitionCondition test = new PartitionCondition.IsNull(key);
      return not ? new PartitionCondition.Not(test) : test;
    }
    boolean not = takes("not");
    PartitionCondition test =
        not ? worded(key) : peek().kind() == Kind.WORD ? worded(key) : signed(key);
    return not ? new PartitionCondition.Not(test) : test;
  }

  private PartitionCondition signed(PartitionCondition.Key key) {
    return comparison(key, sign(), literal());
  }

  private PartitionCondition comparison(PartitionCondition.Key key, String sign, Token literal) {
    return new PartitionCondition.Comparison(key, sign, key.type().literal(literal.text()));
  }

  private PartitionCondition worded(PartitionCondition.Key key) {
    if (takes("in")) {
      expect("(");
      List<Comparable<?>> items = new ArrayList<>();
      do {
        items.add(key.type().literal(literal().text()));
      } while (takesSign(","));
      expect(")");
      return new PartitionCondition.In(key, items);
    }
    if (takes("between")) {
      Comparable<?> low = key.type().literal(literal().text());
      expectWord("and");
      return new PartitionCondition.Between(key, low, key.type().literal(literal().text()));
    }
    expectWord("like");
    return like(key);
  }

  private PartitionCondition like(PartitionCondition.Key key) {
    String kind =
        switch (key.type()) {
          case TEXT -> "";
          case INTEGER -> "Integral";
          case NUMBER -> "Decimal";
          case DATE -> "Date";
          case TIMESTAMP -> "Timestamp";
        };
    if (!kind.isEmpty()) {
      throw CatalogRefusal.invalid(kind + " data type doesn't support operation 'LIKE'");
    }
    return new PartitionCondition.Like(key, literal().text());
  }

  private PartitionCondition.Key key() {
    boolean enclosed = takesSign("(");
    Token token = take();
    if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
      throw unsupported();
    }
    if (enclosed) {
      expect(")");
    }
    for (int index = 0; index < keys.size(); index++) {
      if (keys.get(index).name().equalsIgnoreCase(token.text())) {
        return new PartitionCondition.Key(index, KeyType.of(keys.get(index)));
      }
    }
    throw CatalogRefusal.invalid("Unknown column '" + token.text() + "'");
  }

  private boolean isLiteral() {
    Token token = peek();
    return token.kind() == Kind.TEXT
        || token.kind() == Kind.NUMBER
        || (isTyped(token) && tokens.get(next + 1).kind() == Kind.TEXT);
  }

  /// `date '2021-01-01'`
  private static boolean isTyped(Token token) {
    return token.kind() == Kind.WORD
        && (token.text().equalsIgnoreCase("date") || token.text().equalsIgnoreCase("timestamp"));
  }

  private Token literal() {
    boolean enclosed = takesSign("(");
    if (!isLiteral()) {
      throw unsupported();
    }
    Token token = take();
    Token literal = token.kind() == Kind.WORD ? take() : token;
    if (enclosed) {
      expect(")");
    }
    return literal;
  }

  private String sign() {
    Token token = take();
    return switch (token.text()) {
      case "=", "<>", "<", ">", "<=", ">=" -> token.text();
      case "!=" -> "<>";
      default -> throw unsupported();
    };
  }

  private static String turned(String sign) {
    return switch (sign) {
      case "<" -> ">";
      case ">" -> "<";
      case "<=" -> ">=";
      case ">=" -> "<=";
      default -> sign;
    };
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  private boolean takes(String word) {
    boolean there = peek().kind() == Kind.WORD && peek().text().equalsIgnoreCase(word);
    if (there) {
      next++;
    }
    return there;
  }

  private boolean takesSign(String sign) {
    boolean there = peek().kind() == Kind.SIGN && peek().text().equals(sign);
    if (there) {
      next++;
    }
    return there;
  }

  private void expect(String sign) {
    if (!takesSign(sign)) {
      throw unsupported();
    }
  }

  private void expectWord(String word) {
    if (!takes(word)) {
      throw unsupported();
    }
  }

  private CatalogRefusal unsupported() {
    return CatalogRefusal.invalid("Unsupported expression '" + text + "'");
  }
}
