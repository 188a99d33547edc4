/// The language of CloudWatch Logs Insights: its text, its commands and functions, and the Trino
/// SQL that a query becomes. Does not know where events lie, who asks, or which engine answers.
/// Start reading at [weir.query.insights.InsightsQuery]; commands are listed in
/// [weir.query.insights.Commands], functions in [weir.query.insights.Functions].
@NullMarked
package weir.query.insights;

import org.jspecify.annotations.NullMarked;
