/// The Key Management Service: symmetric keys that really encrypt, their policies, aliases, tags
/// and rotation; and data keys for S3's encryption at rest. Does not know how material is wrapped:
/// that is [weir.store.keys]. Start reading at [weir.api.kms.KmsApi] and
/// [weir.api.kms.KmsOperation].
@NullMarked
package weir.api.kms;

import org.jspecify.annotations.NullMarked;
