/// The audit trail: a CloudTrail record of every call, kept in hourly files, and LookupEvents over
/// them. Knows no other service; hears of calls through [weir.api.gateway.CallListener]. Start
/// reading at [weir.api.cloudtrail.AuditTrail].
@NullMarked
package weir.api.cloudtrail;

import org.jspecify.annotations.NullMarked;
