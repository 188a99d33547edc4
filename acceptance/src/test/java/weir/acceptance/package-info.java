/// What people see: `./weir` is started as a process and driven from outside, with real packets, a
/// real S3 service and real files.
///
/// Must not know the classes of the program. Start reading at `Weir`.
@NullMarked
package weir.acceptance;

import org.jspecify.annotations.NullMarked;
