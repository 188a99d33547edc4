package weir.api.ec2;

/// What the operations on flow logs need from outside this room.
public record FlowLogParts(
    FlowLogHealth health, BucketAccess buckets, StreamAccess streams, DeliveryRoles roles) {}
