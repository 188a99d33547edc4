package weir.query.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.model.aws.Fault;

/// Functions that DuckDB lacks and that no macro can make, computed in Java.
///
/// Translated text calls them as `trino_java('name', text, …)`; arguments and answers are text,
/// bytes are written in hexadecimal digits and lists as JSON. A call with a NULL is NULL.
public final class JavaFunctions {
  /// The function's name in DuckDB.
  public static final String LOUD = "trino_java";

  /// Its twin for TRY, which answers NULL where the other fails.
  public static final String QUIET = "quiet_trino_java";

  /// Computes one answer.
  interface Body {
    /// @throws IllegalArgumentException when Trino refuses the arguments; its message is Trino's
    /// @throws SqlFault when that has another name than INVALID_FUNCTION_ARGUMENT
    @Nullable String answer(List<String> arguments);
  }

  private static final Map<String, Body> BODIES =
      Map.ofEntries(
          Map.entry("json", a -> JsonText.canonical(a.get(0))),
          Map.entry("json_extract", a -> JsonText.value(a.get(0), JsonPath.parse(a.get(1)))),
          Map.entry("json_scalar", a -> JsonText.scalar(a.get(0), JsonPath.parse(a.get(1)))),
          Map.entry("json_array_length", a -> JsonArray.length(a.get(0))),
          Map.entry("json_array_get", a -> JsonArray.element(a.get(0), a.get(1))),
          Map.entry("json_array_contains", a -> JsonArray.has(a.get(0), a.get(1), a.get(2))),
          Map.entry("json_size", a -> JsonText.size(a.get(0), JsonPath.parse(a.get(1)))),
          Map.entry("json_exists", JsonAnswers::exists),
          Map.entry("json_value", JsonAnswers::value),
          Map.entry("json_query", JsonAnswers::query),
          Map.entry("json_items", JsonAnswers::items),
          Map.entry("json_array", JsonAnswers::array),
          Map.entry("json_object", JsonAnswers::object),
          Map.entry("json_shape", a -> JsonShape.of(a.get(0), a.get(1))),
          Map.entry("date_format", a -> ClockText.mySql(a.get(0), a.get(1))),
          Map.entry("date_parse", a -> ClockText.readMySql(a.get(0), a.get(1))),
          Map.entry("format_datetime", a -> ClockText.joda(a.get(0), a.get(1), a.get(2))),
          Map.entry("parse_datetime", a -> ClockText.readJoda(a.get(0), a.get(1))),
          Map.entry("levenshtein", a -> Levenshtein.distance(a.get(0), a.get(1))),
          Map.entry("zone", a -> Zones.named(a.get(0))),
          Map.entry("format", JavaFormat::of),
          Map.entry("checksum", a -> Checksums.of(a.get(0), a.get(1))),
          Map.entry("url", a -> Urls.part(a.get(0), a.get(1))),
          Map.entry("url_port", a -> Urls.port(a.get(0))),
          Map.entry("url_parameter", a -> Urls.parameter(a.get(0), a.get(1))),
          Map.entry("url_decode", a -> Digests.urlDecode(a.get(0))),
          Map.entry("from_utf8", a -> Digests.text(a.get(0))),
          Map.entry("sha512", a -> Digests.sha512(a.get(0))),
          Map.entry("crc32", a -> Digests.crc32(a.get(0))),
          Map.entry("xxhash64", a -> Digests.xxHash64(a.get(0))),
          Map.entry("hmac", a -> Digests.hmac(a.get(0), a.get(1), a.get(2))),
          Map.entry("to_base32", a -> Base32.encode(a.get(0))),
          Map.entry("from_base32", a -> Base32.decode(a.get(0))),
          Map.entry("regexp_like", a -> JavaRegex.like(a.get(0), a.get(1))),
          Map.entry("regexp_extract", a -> JavaRegex.extract(a.get(0), a.get(1), a.get(2))),
          Map.entry("regexp_extract_all", a -> JavaRegex.extractAll(a.get(0), a.get(1), a.get(2))),
          Map.entry("regexp_replace", a -> JavaRegex.replace(a.get(0), a.get(1), a.get(2))),
          Map.entry("regexp_split", a -> JavaRegex.split(a.get(0), a.get(1))),
          Map.entry("regexp_position", a -> JavaRegex.position(a.get(0), a.get(1))));

  private JavaFunctions() {}

  /// The function's answer.
  ///
  /// @throws IllegalArgumentException with the name of Trino's error and its sentence
  public static @Nullable String call(String name, List<String> arguments) {
    Body body = BODIES.get(name);
    if (body == null) {
      throw new IllegalArgumentException("INTERNAL_ERROR: no function in Java is called " + name);
    }
    try {
      return body.answer(arguments);
    } catch (SqlFault fault) {
      throw new IllegalArgumentException(fault.text(), fault);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          "INVALID_FUNCTION_ARGUMENT: " + refused.getMessage(), refused);
    } catch (Fault.Unsupported endless) {
      throw new IllegalArgumentException("NOT_SUPPORTED: " + endless.sentence(), endless);
    }
  }

  /// DuckDB's text for a call.
  static String text(String name, String... arguments) {
    return LOUD + "('" + name + "', " + String.join(", ", arguments) + ")";
  }
}
