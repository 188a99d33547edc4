package weir.query.sql;

import weir.query.rowpattern.PatternMatching;

/// A function that DuckDB's text of a query calls once for each partition of a MATCH_RECOGNIZE.
///
/// Its arguments are those of [PatternMatching#find]: the first row's number, the marks, then the
/// columns. It gives the lines, or NULL where there are none.
public record PatternFunction(String name, PatternMatching matching) {}
