/// Identity and Access Management: users, groups, roles, policies and access keys of each account,
/// kept as documents. What the other services need of it, it gives through the interfaces of
/// `weir.api.auth`, and through [weir.api.iam.Sessions] and [weir.api.iam.ServiceRoles]. Does not
/// know how a policy is evaluated, nor how a request is signed. Start reading at
/// [weir.api.iam.IamApi], then [weir.api.iam.AccountView].
@NullMarked
package weir.api.iam;

import org.jspecify.annotations.NullMarked;
