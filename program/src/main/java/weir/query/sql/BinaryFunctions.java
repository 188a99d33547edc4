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
            "trino_from_hex($1)",
            "The bytes that hexadecimal digits write.",
            "from_utf8(from_hex('6869'))",
            "hi"),
        SqlFunction.also("from_hex(varbinary) -> varbinary", "trino_from_hex(trino_from_utf8($1))"),
        SqlFunction.scalar(
            "to_utf8(varchar) -> varbinary",
            "encode($1)",
            "The bytes of a text.",
            "to_utf8('hi')",
            "68 69"),
        SqlFunction.scalar(
            "from_utf8(varbinary) -> varchar",
            "trino_from_utf8($1)",
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
            "trino_from_base64($1)",
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
            "trino_from_base64url($1)",
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
        SqlFunction.scalar(
            "sha512(varbinary) -> varbinary",
            "unhex(trino_java('sha512', hex($1)))",
            "The SHA-512 digest.",
            "length(sha512(to_utf8('a')))",
            "64"),
        SqlFunction.scalar(
            "xxhash64(varbinary) -> varbinary",
            "unhex(trino_java('xxhash64', hex($1)))",
            "The xxHash64 of bytes.",
            "to_hex(xxhash64(to_utf8('a')))",
            "D24EC4F1A98C6E5B"),
        SqlFunction.scalar(
            "crc32(varbinary) -> bigint",
            "CAST(trino_java('crc32', hex($1)) AS BIGINT)",
            "The CRC-32 of bytes.",
            "crc32(to_utf8('a'))",
            "3904355907"),
        SqlFunction.scalar(
            "hmac_md5(varbinary, varbinary) -> varbinary",
            "unhex(trino_java('hmac', 'HmacMD5', hex($1), hex($2)))",
            "The HMAC of bytes with a key, by MD5.",
            "to_hex(hmac_md5(to_utf8('a'), to_utf8('k')))",
            "DDCF3D210049E7135F61AFFAE73731CD"),
        SqlFunction.scalar(
            "hmac_sha1(varbinary, varbinary) -> varbinary",
            "unhex(trino_java('hmac', 'HmacSHA1', hex($1), hex($2)))",
            "The HMAC of bytes with a key, by SHA-1.",
            "to_hex(hmac_sha1(to_utf8('a'), to_utf8('k')))",
            "40E7D441CADB17B07F050341AA23A6820ED81C8B"),
        SqlFunction.scalar(
            "hmac_sha256(varbinary, varbinary) -> varbinary",
            "unhex(trino_java('hmac', 'HmacSHA256', hex($1), hex($2)))",
            "The HMAC of bytes with a key, by SHA-256.",
            "to_hex(hmac_sha256(to_utf8('a'), to_utf8('k')))",
            "78DA91511E675587F5B9DF78BEDEBAF5560DA2ABB88162EE875DCDF744951D9E"),
        SqlFunction.scalar(
            "hmac_sha512(varbinary, varbinary) -> varbinary",
            "unhex(trino_java('hmac', 'HmacSHA512', hex($1), hex($2)))",
            "The HMAC of bytes with a key, by SHA-512.",
            "length(hmac_sha512(to_utf8('a'), to_utf8('k')))",
            "64"),
        SqlFunction.scalar(
            "to_base32(varbinary) -> varchar",
            "trino_java('to_base32', hex($1))",
            "The bytes as base 32.",
            "to_base32(to_utf8('hello'))",
            "NBSWY3DP"),
        SqlFunction.scalar(
            "from_base32(varchar) -> varbinary",
            "unhex(trino_java('from_base32', $1))",
            "The bytes that base 32 writes.",
            "from_utf8(from_base32('NBSWY3DP'))",
            "hello"),
        SqlFunction.scalar(
            "from_big_endian_32(varbinary) -> integer",
            "CAST(trino_from_big_endian($1, 4) AS INTEGER)",
            "The number that four bytes write.",
            "from_big_endian_32(from_hex('00000102'))",
            "258"),
        SqlFunction.scalar(
            "from_big_endian_64(varbinary) -> bigint",
            "CAST(trino_from_big_endian($1, 8) AS BIGINT)",
            "The number that eight bytes write.",
            "from_big_endian_64(from_hex('FFFFFFFFFFFFFFFF'))",
            "-1"),
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
            "trino_url_decode($1)",
            "The text that a URL’s part writes.",
            "url_decode('a+b')",
            "a b"),
        SqlFunction.scalar(
            "url_extract_host(varchar(x)) -> varchar(x)",
            "trino_java('url', 'host', $1)",
            "The host of a URL.",
            "url_extract_host('https://a.b:1/c?d=e#f')",
            "a.b"),
        SqlFunction.scalar(
            "url_extract_path(varchar(x)) -> varchar(x)",
            "trino_java('url', 'path', $1)",
            "The path of a URL.",
            "url_extract_path('https://a.b:1/c?d=e#f')",
            "/c"),
        SqlFunction.scalar(
            "url_extract_port(varchar) -> bigint",
            "CAST(trino_java('url_port', $1) AS BIGINT)",
            "The port of a URL.",
            "url_extract_port('https://a.b:1/c?d=e#f')",
            "1"),
        SqlFunction.scalar(
            "url_extract_protocol(varchar(x)) -> varchar(x)",
            "trino_java('url', 'protocol', $1)",
            "The scheme of a URL.",
            "url_extract_protocol('https://a.b:1/c?d=e#f')",
            "https"),
        SqlFunction.scalar(
            "url_extract_query(varchar(x)) -> varchar(x)",
            "trino_java('url', 'query', $1)",
            "The query of a URL.",
            "url_extract_query('https://a.b:1/c?d=e#f')",
            "d=e"),
        SqlFunction.scalar(
            "url_extract_fragment(varchar(x)) -> varchar(x)",
            "trino_java('url', 'fragment', $1)",
            "The fragment of a URL.",
            "url_extract_fragment('https://a.b:1/c?d=e#f')",
            "f"),
        SqlFunction.scalar(
            "url_extract_parameter(varchar(x), varchar) -> varchar(x)",
            "trino_java('url_parameter', $1, $2)",
            "A parameter of a URL’s query.",
            "url_extract_parameter('https://a.b/c?d=e', 'd')",
            "e"));
  }
}
