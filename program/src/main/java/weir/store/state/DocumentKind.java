package weir.store.state;

import java.util.function.Function;

/// A kind of document that is kept, and how it becomes text and an object again.
///
/// @param name stands in the database: it may not change, lest what is kept is lost
/// @param print to text that [#parse] reads, also in later versions of Weir
/// @param <T> immutable: the same object is given to every reader
public record DocumentKind<T>(String name, Function<T, String> print, Function<String, T> parse) {}
