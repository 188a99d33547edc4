package weir.query.sql;

/// A column of a query's result. One without a name is called `_col0`, `_col1`, … by its place.
public record SqlOutput(String name, SqlType type) {}
