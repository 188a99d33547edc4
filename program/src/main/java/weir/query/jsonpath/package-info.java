/// SQL/JSON's path language: what a path such as `lax $.a[*] ? (@.b > 1)` finds in a JSON value.
///
/// Knows neither SQL nor DuckDB: somebody else has read the path's text. Start reading at
/// [weir.query.jsonpath.PathQuery].
@NullMarked
package weir.query.jsonpath;

import org.jspecify.annotations.NullMarked;
