/// The commands of `weir`, a file each. Start reading at [weir.cli.WeirCommand].
@NullMarked
package weir.cli;

import org.jspecify.annotations.NullMarked;
