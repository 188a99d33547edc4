package weir.query.sql;

import java.util.List;

/// Functions over bytes, digests and URLs.
final class BinaryFunctions {
  private BinaryFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.scalar(
            "to_hex(varbinary) -> varchar",
            "hex($1)",
            "The bytes as hexadecimal digits.",
            "to_hex(to_utf8('hi'))",
            "6869"),
        SqlFunction.scalar(
            "from_hex(varchar) -> varbinary",
            "unhex($1)",
            "The bytes that hexadecimal digits write.",
            "from_utf8(from_hex('6869'))",
            "hi"),
        SqlFunction.also("from_hex(varbinary) -> varbinary", "unhex(decode($1))"),
        SqlFunction.scalar(
            "to_utf8(varchar) -> varbinary",
            "encode($1)",
            "The bytes of a text.",
            "to_utf8('hi')",
            "68 69"),
        SqlFunction.scalar(
            "from_utf8(varbinary) -> varchar",
            "decode($1)",
            "The text of bytes.",
            "from_utf8(to_utf8('hi'))",
            "hi"),
        SqlFunction.scalar(
            "to_base64(varbinary) -> varchar",
            "to_base64($1)",
            "The bytes as base 64.",
            "to_base64(to_utf8('hi'))",
            "aGk="),
        SqlFunction.scalar(
            "from_base64(varchar) -> varbinary",
            "from_base64($1)",
            "The bytes that base 64 writes.",
            "from_utf8(from_base64('aGk='))",
            "hi"),
        SqlFunction.scalar(
            "to_base64url(varbinary) -> varchar",
            "translate(to_base64($1), '+/', '-_')",
            "The bytes as base 64 for URLs.",
            "to_base64url(to_utf8('hi'))",
            "aGk="),
        SqlFunction.scalar(
            "from_base64url(varchar) -> varbinary",
            "from_base64(rpad(translate($1, '-_', '+/'), CAST(ceil(length($1) / 4.0) * 4 AS"
                + " INTEGER), '='))",
            "The bytes that base 64 for URLs writes.",
            "from_utf8(from_base64url('aGk'))",
            "hi"),
        SqlFunction.scalar(
            "md5(varbinary) -> varbinary",
            "unhex(md5($1))",
            "The MD5 digest.",
            "to_hex(md5(to_utf8('a')))",
            "0CC175B9C0F1B6A831C399E269772661"),
        SqlFunction.scalar(
            "sha1(varbinary) -> varbinary",
            "unhex(sha1($1))",
            "The SHA-1 digest.",
            "to_hex(sha1(to_utf8('a')))",
            "86F7E437FAA5A7FCE15D1DDCB9EAEAEA377667B8"),
        SqlFunction.scalar(
            "sha256(varbinary) -> varbinary",
            "unhex(sha256($1))",
            "The SHA-256 digest.",
            "to_hex(sha256(to_utf8('a')))",
            "CA978112CA1BBDCAFAC231B39A23DC4DA786EFF8147C4E72B9807785AFEE48BB"),
        SqlFunction.also("concat(varbinary, varbinary) -> varbinary", "($1 || $2)"),
        SqlFunction.scalar(
            "to_big_endian_32(integer) -> varbinary",
            "unhex(lpad(right(hex(CAST($1 AS BIGINT)), 8), 8, '0'))",
            "The four bytes of a number.",
            "to_hex(to_big_endian_32(258))",
            "00000102"),
        SqlFunction.scalar(
            "to_big_endian_64(bigint) -> varbinary",
            "unhex(lpad(hex($1), 16, '0'))",
            "The eight bytes of a number.",
            "to_hex(to_big_endian_64(258))",
            "0000000000000102"),
        SqlFunction.scalar(
            "url_encode(varchar) -> varchar",
            "replace(replace(url_encode($1), '%20', '+'), '~', '%7E')",
            "The text for a URL.",
            "url_encode('a b')",
            "a+b"),
        SqlFunction.scalar(
            "url_decode(varchar(x)) -> varchar(x)",
            "url_decode(replace($1, '+', ' '))",
            "The text that a URL’s part writes.",
            "url_decode('a+b')",
            "a b"),
        SqlFunction.scalar(
            "url_extract_host(varchar(x)) -> varchar(x)",
            "nullif(regexp_extract($1, '^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?([^/:?#]*)', 1),"
                + " '')",
            "The host of a URL.",
            "url_extract_host('https://a.b:1/c?d=e#f')",
            "a.b"),
        SqlFunction.scalar(
            "url_extract_path(varchar(x)) -> varchar(x)",
            "regexp_extract($1, '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*([^?#]*)', 1)",
            "The path of a URL.",
            "url_extract_path('https://a.b:1/c?d=e#f')",
            "/c"),
        SqlFunction.scalar(
            "url_extract_port(varchar) -> bigint",
            "TRY_CAST(regexp_extract($1,"
                + " '^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?[^/:?#]*:([0-9]+)', 1) AS BIGINT)",
            "The port of a URL.",
            "url_extract_port('https://a.b:1/c?d=e#f')",
            "1"),
        SqlFunction.scalar(
            "url_extract_protocol(varchar(x)) -> varchar(x)",
            "nullif(regexp_extract($1, '^([a-zA-Z][a-zA-Z0-9+.-]*):', 1), '')",
            "The scheme of a URL.",
            "url_extract_protocol('https://a.b:1/c?d=e#f')",
            "https"),
        SqlFunction.scalar(
            "url_extract_query(varchar(x)) -> varchar(x)",
            "nullif(regexp_extract($1, '\\?([^#]*)', 1), '')",
            "The query of a URL.",
            "url_extract_query('https://a.b:1/c?d=e#f')",
            "d=e"),
        SqlFunction.scalar(
            "url_extract_fragment(varchar(x)) -> varchar(x)",
            "nullif(regexp_extract($1, '#(.*)', 1), '')",
            "The fragment of a URL.",
            "url_extract_fragment('https://a.b:1/c?d=e#f')",
            "f"),
        SqlFunction.scalar(
            "url_extract_parameter(varchar(x), varchar) -> varchar(x)",
            "nullif(regexp_extract($1, '[?&]' || $2 || '=([^&#]*)', 1), '')",
            "A parameter of a URL’s query.",
            "url_extract_parameter('https://a.b/c?d=e', 'd')",
            "e"));
  }
}
