/// EC2: VPCs and what stands in them, flow logs, and tags. Resources are kept as the SDK's own
/// shapes without their tags, one document each; tags are documents of their own. Knows no wire
/// format, not who asks, and no packets. Start reading at [weir.api.ec2.Ec2Api]; to add an
/// operation, at [weir.api.ec2.Ec2Operation]; to add a kind of resource, at
/// [weir.api.ec2.ResourceKinds].
@NullMarked
package weir.api.ec2;

import org.jspecify.annotations.NullMarked;
