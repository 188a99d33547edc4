/// What all services share: an operation, a call, and the way from a request to an answer: which
/// service, which protocol, who asks, may they, do it, write it down. Knows no service by name.
/// Start reading at [weir.api.gateway.Gateway]; to add an operation, at
/// [weir.api.gateway.Operation].
@NullMarked
package weir.api.gateway;

import org.jspecify.annotations.NullMarked;
