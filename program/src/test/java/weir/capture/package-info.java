/// What tests of all wings use to make packets, capture files and links.
@NullMarked
package weir.capture;

import org.jspecify.annotations.NullMarked;
