/// Key material at rest: the backing keys of every key in the state, wrapped by master keys that
/// lie in a file of their own, and what they encrypt. Knows nothing of who may use a key, of key
/// policies or of AWS's operations. Start reading at [weir.store.keys.KeyVault].
@NullMarked
package weir.store.keys;

import org.jspecify.annotations.NullMarked;
