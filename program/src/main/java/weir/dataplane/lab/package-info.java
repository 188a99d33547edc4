/// A small VPC of namespaces on this machine, and real traffic in it. Start reading at
/// [weir.dataplane.lab.Lab].
@NullMarked
package weir.dataplane.lab;

import org.jspecify.annotations.NullMarked;
