package weir.api.ec2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.api.ec2.Ec2Service.error;
import static weir.api.ec2.Ec2Service.filter;
import static weir.api.ec2.Ec2Service.tagged;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

class TagsTest {
  private final Ec2Service service = Ec2Service.empty();
  private final Ec2Client ec2 = service.client();
  private final String vpc = service.vpc("10.0.0.0/16").vpcId();

  @AfterEach
  void stop() {
    service.close();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private List<Tag> tags() {
    return ec2.describeVpcs().vpcs().getFirst().tags();
  }

  @Test
  void tagsComeChangeAndGo() {
    ec2.createTags(request -> request.resources(vpc).tags(tag("b", "1"), tag("a", "2")));
    ec2.createTags(request -> request.resources(vpc).tags(tag("a", "3")));
    assertEquals(List.of(tag("a", "3"), tag("b", "1")), tags());
    ec2.deleteTags(request -> request.resources(vpc).tags(tag("a", "2")));
    assertEquals(2, tags().size(), "the value is another");
    ec2.deleteTags(request -> request.resources(vpc).tags(Tag.builder().key("a").build()));
    assertEquals(List.of(tag("b", "1")), tags());
    ec2.deleteTags(request -> request.resources(vpc));
    assertEquals(List.of(), tags());
  }

  @Test
  void tagsOfEveryKindAreListed() {
    String group = ec2.describeSecurityGroups().securityGroups().getFirst().groupId();
    ec2.createTags(request -> request.resources(vpc, group).tags(tag("env", "prod")));
    List<TagDescription> found =
        ec2.describeTags(request -> request.filters(filter("resource-type", "security-group")))
            .tags();
    assertEquals(1, found.size());
    assertEquals(group, found.getFirst().resourceId());
    assertEquals("env", found.getFirst().key());
    assertEquals(
        2, ec2.describeTags(request -> request.filters(filter("tag:env", "pr*"))).tags().size());
  }

  @Test
  void allResourcesAreTaggedOrNone() {
    assertEquals(
        "InvalidSubnetID.NotFound: The subnet ID 'subnet-0123456789abcdef0' does not exist",
        error(() ->
            ec2.createTags(request ->
                request.resources(vpc, "subnet-0123456789abcdef0").tags(tag("a", "b")))));
    assertEquals(List.of(), tags());
    assertEquals(
        "InvalidID: The ID 'huhu' is not valid",
        error(() -> ec2.createTags(request -> request.resources("huhu").tags(tag("a", "b")))));
  }

  @Test
  void keysKeepAwsRules() {
    assertTrue(error(() -> put(tag("aws:x", "y"))).contains("reserved for internal use"));
    assertTrue(error(() -> put(tag("AWS:x", "y"))).contains("reserved for internal use"));
    assertTrue(error(() -> put(tag("x".repeat(129), "y"))).contains("maximum length of 128"));
    assertTrue(error(() -> put(tag("x", "y".repeat(257)))).contains("maximum length of 256"));
    assertTrue(error(() -> put(tag("a", "1"), tag("a", "2"))).contains("Duplicate tag key 'a'"));
    Tag[] fifty = IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "v")).toArray(Tag[]::new);
    put(fifty);
    assertTrue(error(() -> put(tag("one-more", "v"))).startsWith("TagLimitExceeded"));
  }

  private void put(Tag... tags) {
    ec2.createTags(request -> request.resources(vpc).tags(tags));
  }

  @Test
  void aSpecificationIsForTheKindThatIsMade() {
    assertEquals(
        "InvalidParameterValue: 'subnet' is not a valid taggable resource type for this"
            + " operation.",
        error(() ->
            ec2.createVpc(request ->
                request
                    .cidrBlock("10.1.0.0/16")
                    .tagSpecifications(tagged(ResourceType.SUBNET, "a", "b")))));
  }

  @Test
  void tagsOfADeletedResourceGoWithIt() {
    put(tag("a", "b"));
    ec2.deleteVpc(request -> request.vpcId(vpc));
    assertEquals(List.of(), ec2.describeTags().tags());
  }

  @Test
  void policiesSeeTheTagsOfRequestAndResource() {
    put(tag("env", "prod"));
    ec2.deleteVpc(request -> request.vpcId(vpc));
    var deletion = service.asked().getLast();
    assertEquals("ec2:DeleteVpc", deletion.action());
    assertEquals("arn:aws:ec2:eu-central-1:123456789012:vpc/" + vpc, deletion.resource());
    assertEquals(List.of("prod"), deletion.conditions().get("aws:ResourceTag/env"));
    assertEquals(
        List.of("prod"),
        service.asked().stream()
            .filter(one -> one.action().equals("ec2:CreateTags"))
            .findFirst()
            .orElseThrow()
            .conditions()
            .get("aws:RequestTag/env"));
  }
}
