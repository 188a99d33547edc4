/// The kernel as an oracle: the same rules, the same packets, the same answers. Start reading at
/// [weir.dataplane.kernel.KernelOracleTest].
@NullMarked
package weir.dataplane.kernel;

import org.jspecify.annotations.NullMarked;
