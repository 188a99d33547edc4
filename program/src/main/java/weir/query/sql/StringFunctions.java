package weir.query.sql;

import java.util.List;

/// Functions over text.
final class StringFunctions {
  private StringFunctions() {}

  static List<SqlFunction> all() {
    return List.of(
        SqlFunction.scalar(
            "length(varchar) -> bigint",
            "length($1)",
            "The number of code points.",
            "length('Zürich')",
            "6"),
        SqlFunction.also("length(varbinary) -> bigint", "octet_length($1)"),
        SqlFunction.scalar(
            "lower(varchar(x)) -> varchar(x)",
            "lower($1)",
            "In lower case.",
            "lower('REJECT')",
            "reject"),
        SqlFunction.scalar(
            "upper(varchar(x)) -> varchar(x)",
            "upper($1)",
            "In upper case.",
            "upper('reject')",
            "REJECT"),
        SqlFunction.scalar(
            "reverse(varchar(x)) -> varchar(x)",
            "reverse($1)",
            "From the end to the beginning.",
            "reverse('abc')",
            "cba"),
        SqlFunction.also("reverse(varbinary) -> varbinary", "trino_reversed($1)"),
        SqlFunction.written(
            "concat(varchar, varchar, varchar...) -> varchar",
            Concatenation::text,
            "The texts one after the other; NULL if one is NULL.",
            "concat('a', 'b', 'c')",
            "abc"),
        SqlFunction.scalar(
            "concat_ws(varchar, varchar...) -> varchar",
            "concat_ws($*)",
            "The texts with a separator between them; NULLs are left out.",
            "concat_ws('-', 'a', NULL, 'c')",
            "a-c"),
        SqlFunction.also("concat_ws(varchar, array(varchar)) -> varchar", "trino_joined($2, $1)"),
        SqlFunction.written(
            "substr(varchar(x), bigint) -> varchar(x)",
            TextCalls::substr,
            "The rest from a place, counted from 1 or from the end with a negative number.",
            "substr('10.0.1.2', 4)",
            "0.1.2"),
        SqlFunction.written(
            "substr(varchar(x), bigint, bigint) -> varchar(x)",
            TextCalls::substr,
            "So many code points from a place.",
            "substr('10.0.1.2', 4, 3)",
            "0.1"),
        SqlFunction.written(
            "substring(varchar(x), bigint) -> varchar(x)",
            TextCalls::substr,
            "The same as `substr`.",
            "substring('abcdef', -2)",
            "ef"),
        SqlFunction.written(
            "substring(varchar(x), bigint, bigint) -> varchar(x)", TextCalls::substr, "", "", ""),
        SqlFunction.scalar(
            "strpos(varchar, varchar) -> bigint",
            "CAST(strpos($1, $2) AS BIGINT)",
            "The place of a text in another, counted from 1; 0 if it is not there.",
            "strpos('eni-1', '-')",
            "4"),
        SqlFunction.scalar(
            "strpos(varchar, varchar, bigint) -> bigint",
            "trino_strpos($1, $2, $3)",
            "The place of the n-th occurrence; from the end if n is negative.",
            "strpos('a.b.c', '.', 2)",
            "4"),
        SqlFunction.scalar(
            "position(varchar, varchar) -> bigint",
            "CAST(strpos($2, $1) AS BIGINT)",
            "The place of a text in another: `position(x IN y)`.",
            "position('b' IN 'abc')",
            "2"),
        SqlFunction.written(
            "split_part(varchar(x), varchar, bigint) -> varchar(x)",
            TextCalls::splitPart,
            "The n-th part, counted from 1; NULL if there are fewer.",
            "split_part('10.0.1.2', '.', 3)",
            "1"),
        SqlFunction.scalar(
            "split(varchar(x), varchar) -> array(varchar(x))",
            "trino_split($1, $2)",
            "The parts between the separators.",
            "split('a,b,c', ',')",
            "[a, b, c]"),
        SqlFunction.scalar(
            "split(varchar(x), varchar, bigint) -> array(varchar(x))",
            "trino_split_limit($1, $2, $3)",
            "At most so many parts; the last has the rest.",
            "split('a,b,c', ',', 2)",
            "[a, b,c]"),
        SqlFunction.scalar(
            "split_to_map(varchar, varchar, varchar) -> map(varchar, varchar)",
            "trino_map_of_pairs(trino_entries($1, $2, $3))",
            "The pairs of a text, by two separators.",
            "split_to_map('a=1,b=2', ',', '=')",
            "{a=1, b=2}"),
        SqlFunction.scalar(
            "split_to_multimap(varchar, varchar, varchar) -> map(varchar, array(varchar))",
            "trino_multimap_agg(trino_entries($1, $2, $3))",
            "The pairs of a text, by two separators; a key has all its values.",
            "split_to_multimap('a=1,a=2', ',', '=')",
            "{a=[1, 2]}"),
        SqlFunction.scalar(
            "replace(varchar(x), varchar) -> varchar(x)",
            "replace($1, $2, '')",
            "Without a text.",
            "replace('a-b', '-')",
            "ab"),
        SqlFunction.written(
            "replace(varchar, varchar, varchar) -> varchar",
            TextCalls::replace,
            "With a text for another, everywhere.",
            "replace('a-b', '-', '_')",
            "a_b"),
        SqlFunction.scalar(
            "translate(varchar, varchar, varchar) -> varchar",
            "translate($1, $2, $3)",
            "With letters for letters.",
            "translate('abcd', 'a', 'z')",
            "zbcd"),
        SqlFunction.scalar(
            "trim(varchar(x)) -> varchar(x)",
            "trim($1, chr(32) || chr(9) || chr(10) || chr(11) || chr(12) || chr(13))",
            "Without blanks at both ends.",
            "trim('  a ')",
            "a"),
        SqlFunction.also("trim(varchar(x), varchar) -> varchar(x)", "trim($1, $2)"),
        SqlFunction.scalar(
            "ltrim(varchar(x)) -> varchar(x)",
            "ltrim($1, chr(32) || chr(9) || chr(10) || chr(11) || chr(12) || chr(13))",
            "Without blanks at the beginning.",
            "ltrim('  a')",
            "a"),
        SqlFunction.also("ltrim(varchar(x), varchar) -> varchar(x)", "ltrim($1, $2)"),
        SqlFunction.scalar(
            "rtrim(varchar(x)) -> varchar(x)",
            "rtrim($1, chr(32) || chr(9) || chr(10) || chr(11) || chr(12) || chr(13))",
            "Without blanks at the end.",
            "rtrim('a  ')",
            "a"),
        SqlFunction.also("rtrim(varchar(x), varchar) -> varchar(x)", "rtrim($1, $2)"),
        SqlFunction.scalar(
            "lpad(varchar, bigint, varchar) -> varchar",
            "trino_lpad($1, $2, $3)",
            "Filled up from the left, or cut, to a length.",
            "lpad('7', 3, '0')",
            "007"),
        SqlFunction.scalar(
            "rpad(varchar, bigint, varchar) -> varchar",
            "trino_rpad($1, $2, $3)",
            "Filled up from the right, or cut, to a length.",
            "rpad('7', 3, '0')",
            "700"),
        SqlFunction.scalar(
            "starts_with(varchar, varchar) -> boolean",
            "starts_with($1, $2)",
            "Whether a text begins with another.",
            "starts_with('eni-1', 'eni')",
            "true"),
        SqlFunction.scalar(
            "chr(bigint) -> varchar(1)",
            "trino_chr($1)",
            "The character of a code point.",
            "chr(65)",
            "A"),
        SqlFunction.scalar(
            "codepoint(varchar) -> integer",
            "trino_codepoint($1)",
            "The code point of a single character.",
            "codepoint('A')",
            "65"),
        SqlFunction.scalar(
            "levenshtein_distance(varchar, varchar) -> bigint",
            "trino_levenshtein($1, $2)",
            "How many letters must change to make one text the other.",
            "levenshtein_distance('apple', 'epplea')",
            "2"),
        SqlFunction.scalar(
            "hamming_distance(varchar, varchar) -> bigint",
            "trino_hamming($1, $2)",
            "In how many places two texts of one length differ.",
            "hamming_distance('abc', 'abd')",
            "1"),
        SqlFunction.scalar(
            "soundex(varchar) -> varchar(4)",
            "trino_soundex($1)",
            "How a word sounds, as a letter and three digits.",
            "soundex('Robert')",
            "R163"),
        SqlFunction.scalar(
            "normalize(varchar(x), varchar) -> varchar",
            "nfc_normalize($1)",
            "The text in normal form NFC.",
            "normalize('abc')",
            "abc"),
        SqlFunction.scalar(
            "luhn_check(varchar) -> boolean",
            "trino_luhn($1)",
            "Whether the last digit of a number checks out.",
            "luhn_check('79927398713')",
            "true"));
  }
}
