package weir.app;

import java.time.InstantSource;
import weir.api.athena.CallerBuckets;
import weir.api.auth.Authorizer;
import weir.api.auth.Caller;
import weir.api.auth.Decision;
import weir.api.auth.Permission;
import weir.api.auth.RequestFacts;
import weir.api.gateway.Call;
import weir.api.glue.CrawlBuckets;
import weir.api.iam.ServiceRoles;
import weir.model.aws.Fault;
import weir.query.objects.ObjectSource;
import weir.store.state.Scope;

/// Buckets and the catalogue as the roles of crawlers see them.
record CrawlRoles(
    ServiceRoles roles, Authorizer authorizer, QueryBuckets buckets, InstantSource clock)
    implements CrawlBuckets {
  @Override
  public Opened open(String roleArn, Scope owner, String crawlerArn) {
    Caller role = roles.assume(roleArn, PRINCIPAL, owner.accountId(), crawlerArn);
    RequestFacts facts = new RequestFacts("", PRINCIPAL, true, owner.region(), clock.instant());
    return new AsRole(role, facts, authorizer, buckets.open(role, facts));
  }

  private record AsRole(
      Caller role, RequestFacts facts, Authorizer authorizer, CallerBuckets.Opened opened)
      implements Opened {
    @Override
    public ObjectSource objects() {
      return opened.data();
    }

    @Override
    public void require(String action, String resource) {
      Permission permission = Permission.of(action, resource);
      Decision decision = authorizer.decide(role, permission, facts);
      if (!decision.allowed()) {
        throw new Fault.Denied(new Call.Denial(role, permission, decision).sentence());
      }
    }

    @Override
    public void close() {
      opened.close();
    }
  }
}
