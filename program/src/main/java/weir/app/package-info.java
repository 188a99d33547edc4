/// `main`, and the one place where parts are joined. Start reading at [weir.app.Main].
@NullMarked
package weir.app;

import org.jspecify.annotations.NullMarked;
