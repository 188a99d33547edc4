/// AWS's wire protocols: requests to shapes, shapes and errors to answers. The shapes are the AWS
/// SDK's model classes, which say with `sdkFields()` how each member travels. Knows no service, and
/// not who asks. Start reading at [weir.api.protocol.Codec].
@NullMarked
package weir.api.protocol;

import org.jspecify.annotations.NullMarked;
