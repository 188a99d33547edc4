/// The filter-pattern language of CloudWatch Logs: terms, regular expressions, JSON selectors and
/// space-delimited fields, compiled to tests over a message's bytes and over the columns of flow
/// records. Knows nothing of log groups, of stores or of who asks. Start reading at
/// [weir.query.pattern.FilterPattern].
@NullMarked
package weir.query.pattern;

import org.jspecify.annotations.NullMarked;
