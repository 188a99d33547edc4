package weir.query.insights;

import static weir.query.insights.InsightsFunction.scalar;

import java.util.List;
import weir.query.insights.InsightsFunction.Example;

/// Functions that encode texts.
final class EncodingFunctions {
  static final FunctionGroup GROUP =
      new FunctionGroup(
          "Encodings",
          List.of(
              scalar(
                  "urlencode",
                  "VALUE",
                  "The text as a part of a URL.",
                  new Example("urlencode(\"a b&c\")", "a+b%26c"),
                  a -> Value.ofText("url_encode(" + a.text(0) + ")")),
              scalar(
                  "urldecode",
                  "VALUE",
                  "The text that a part of a URL stands for.",
                  new Example("urldecode(\"a+b%26c\")", "a b&c"),
                  a -> Value.ofText("TRY(url_decode(" + a.text(0) + "))")),
              scalar(
                  "base64encode",
                  "VALUE",
                  "The UTF-8 of the text in base 64.",
                  new Example("base64encode(\"weir\")", "d2Vpcg=="),
                  a -> Value.ofText("to_base64(to_utf8(" + a.text(0) + "))")),
              scalar(
                  "base64decode",
                  "VALUE",
                  "The text whose UTF-8 is given in base 64; nothing for other texts.",
                  new Example("base64decode(\"d2Vpcg==\")", "weir"),
                  a -> Value.ofText("TRY(from_utf8(from_base64(" + a.text(0) + ")))")),
              scalar(
                  "hexToAscii",
                  "VALUE",
                  "The text whose bytes are given in hexadecimal; nothing for other texts.",
                  new Example("hexToAscii(\"48656c6c6f\")", "Hello"),
                  a -> Value.ofText("TRY(from_utf8(from_hex(" + hexDigits(a) + ")))")),
              scalar(
                  "hexToDec",
                  "VALUE",
                  "The number that is given in hexadecimal; nothing for other texts.",
                  new Example("hexToDec(\"0xff\")", "255"),
                  a -> Value.integer("TRY(from_base(" + hexDigits(a) + ", 16))")),
              scalar(
                  "decToHex",
                  "VALUE",
                  "A number without what is behind the point, in hexadecimal behind `0x`.",
                  new Example("decToHex(255)", "0xff"),
                  EncodingFunctions::toHex),
              hash("md5", "57c6838eabf401f73f6dd50093408e33"),
              hash("sha1", "73359e52b959cf85f75158a9bf78501ee2c9f529"),
              hash("sha256", "9e1bd4e58bdc27cb9abf4c558b21963a3f3fb6b08c715e8e2bb6c795162994bc")));

  private EncodingFunctions() {}

  private static String hexDigits(Arguments a) {
    return "regexp_replace(" + a.text(0) + ", '^(-?)0[xX]', '$1')";
  }

  private static Value toHex(Arguments a) {
    String whole = "TRY_CAST(truncate(" + a.number(0) + ") AS bigint)";
    return Value.ofText(
        "(CASE WHEN "
            + whole
            + " < 0 THEN '-0x' ELSE '0x' END || to_base(abs("
            + whole
            + "), 16))");
  }

  private static InsightsFunction hash(String name, String ofWeir) {
    return scalar(
        name,
        "VALUE",
        "The " + name + " digest of the UTF-8 of the text, in hexadecimal.",
        new Example(name + "(\"weir\")", ofWeir),
        a -> Value.ofText("lower(to_hex(" + name + "(to_utf8(" + a.text(0) + "))))"));
  }
}
