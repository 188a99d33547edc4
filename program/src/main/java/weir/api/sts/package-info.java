/// The Security Token Service: who am I, and credentials for a while. What it makes, IAM's room
/// keeps ([weir.api.iam.Sessions]). Start reading at [weir.api.sts.StsApi].
@NullMarked
package weir.api.sts;

import org.jspecify.annotations.NullMarked;
