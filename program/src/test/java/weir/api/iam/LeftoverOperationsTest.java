package weir.api.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfileTagsRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.UntagInstanceProfileRequest;
import weir.api.protocol.ApiException;

/// What clients ask in passing: the tags of instance profiles, and things of people with passwords,
/// whom Weir does not have.
class LeftoverOperationsTest {
  private final IamLab lab = new IamLab();

  @BeforeEach
  void make() {
    lab.run(
        new CreateUser(lab.iam), (CreateUserRequest.Builder request) -> request.userName("ann"));
    lab.run(
        new CreateInstanceProfile(lab.iam),
        (CreateInstanceProfileRequest.Builder request) -> request.instanceProfileName("web"));
  }

  @Test
  void instanceProfilesKeepTheirTags() {
    lab.run(
        new TagInstanceProfile(lab.iam),
        (TagInstanceProfileRequest.Builder request) ->
            request.instanceProfileName("web").tags(tag("team", "net"), tag("stage", "test")));
    assertEquals(Map.of("team", "net", "stage", "test"), tags());
    lab.run(
        new UntagInstanceProfile(lab.iam),
        (UntagInstanceProfileRequest.Builder request) ->
            request.instanceProfileName("web").tagKeys("stage"));
    assertEquals(Map.of("team", "net"), tags());
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    lab.run(
            new ListInstanceProfileTags(lab.iam),
            (ListInstanceProfileTagsRequest.Builder request) -> request.instanceProfileName("web"))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  @Test
  void nobodyHasAPassword() {
    ApiException none =
        assertThrows(
            ApiException.class,
            () ->
                lab.run(
                    new GetLoginProfile(lab.iam),
                    (GetLoginProfileRequest.Builder request) -> request.userName("ann")));
    assertEquals("Login Profile for User ann cannot be found.", none.sentence());
    ApiException policy =
        assertThrows(
            ApiException.class,
            () ->
                lab.run(
                    new GetAccountPasswordPolicy(lab.iam),
                    (GetAccountPasswordPolicyRequest.Builder request) -> {}));
    assertEquals(404, policy.status());
    assertEquals("NoSuchEntity", policy.code());
  }

  @Test
  void nobodyHasAnMfaDeviceAndAStrangerIsNobody() {
    ListMfaDevicesResponse ofAnn =
        lab.run(
            new ListMFADevices(lab.iam),
            (ListMfaDevicesRequest.Builder request) -> request.userName("ann"));
    assertEquals(List.of(), ofAnn.mfaDevices());
    ApiException none =
        assertThrows(
            ApiException.class,
            () ->
                lab.run(
                    new ListMFADevices(lab.iam),
                    (ListMfaDevicesRequest.Builder request) -> request.userName("bob")));
    assertEquals("The user with name bob cannot be found.", none.sentence());
  }
}
