/// Row pattern recognition: finds in the rows of a partition what a pattern such as `A B+ C?` means
/// and says which row is what.
///
/// Knows neither SQL nor DuckDB: conditions come as marks per row and as expressions over values
/// that somebody else has computed. Start reading at [weir.query.rowpattern.PatternMatching].
@NullMarked
package weir.query.rowpattern;

import org.jspecify.annotations.NullMarked;
