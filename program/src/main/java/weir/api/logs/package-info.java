/// CloudWatch Logs: groups, streams, events, and who may use them. Does not know how events lie on
/// disk: that is [weir.store.logs]; nor how patterns match: that is [weir.query.pattern]. Start
/// reading at [weir.api.logs.LogsApi] and [weir.api.logs.LogsOperation].
@NullMarked
package weir.api.logs;

import org.jspecify.annotations.NullMarked;
