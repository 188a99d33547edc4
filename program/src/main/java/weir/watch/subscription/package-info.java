/// Subscription filters at work: what matches in a log group goes on to a stream, in AWS's
/// envelopes, at least once. Knows groups by the ids of the event store and streams by an
/// interface; does not know AWS's operations or how a role is assumed. Start reading at
/// [weir.watch.subscription.Subscriptions].
@NullMarked
package weir.watch.subscription;

import org.jspecify.annotations.NullMarked;
