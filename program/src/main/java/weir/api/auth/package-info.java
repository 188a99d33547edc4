/// Who asks, and may they: signatures (Signature Version 4), callers, policies and their
/// evaluation. Knows no service; where keys and policies are kept, the rooms above say through
/// [weir.api.auth.AccessKeys] and [weir.api.auth.IdentityPolicies]. Start reading at
/// [weir.api.auth.Authenticator] and [weir.api.auth.Authorizer]; what does the work behind them is
/// [weir.api.auth.SignatureV4] and [weir.api.auth.PolicyEvaluator].
@NullMarked
package weir.api.auth;

import org.jspecify.annotations.NullMarked;
