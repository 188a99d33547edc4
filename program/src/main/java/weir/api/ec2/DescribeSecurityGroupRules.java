package weir.api.ec2;

import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import weir.api.gateway.Call;

/// Shows security group rules, one by one.
final class DescribeSecurityGroupRules
    extends Ec2Operation<DescribeSecurityGroupRulesRequest, DescribeSecurityGroupRulesResponse> {
  private static final Listing<SecurityGroupRule> LISTING =
      new Listing<>(
          "DescribeSecurityGroupRules",
          "securityGroupRuleIds",
          ResourceKinds.SECURITY_GROUP_RULE,
          new Ec2Filters<SecurityGroupRule>()
              .on("group-id", SecurityGroupRule::groupId)
              .on("security-group-rule-id", SecurityGroupRule::securityGroupRuleId));

  DescribeSecurityGroupRules(Ec2Parts parts) {
    super(
        parts,
        DescribeSecurityGroupRulesRequest::builder,
        Members.of("Filters", "SecurityGroupRuleIds", "MaxResults", "NextToken"));
  }

  @Override
  public DescribeSecurityGroupRulesResponse answer(
      DescribeSecurityGroupRulesRequest request, Call call) {
    Listing.Asked asked =
        new Listing.Asked(
            request.securityGroupRuleIds(),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    Paging.Page<SecurityGroupRule> page =
        parts().read(call, view -> LISTING.page(parts().paging(), view, asked));
    return DescribeSecurityGroupRulesResponse.builder()
        .securityGroupRules(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
