package weir.app;

import weir.api.gateway.ServiceApi;
import weir.api.glue.Crawlers;
import weir.api.glue.Glue;
import weir.api.glue.GlueApi;
import weir.query.trino.LogLoans;

/// Glue over the catalogue, and its crawlers over the buckets that queries read.
record GlueServices(Glue glue, Crawlers crawlers) {
  static GlueServices on(Ground ground, Identity identity, QueryBuckets buckets, LogLoans loans) {
    Glue glue = new Glue(ground.store(), loans, ground.clock());
    Crawlers crawlers =
        new Crawlers(
            glue,
            new CrawlRoles(identity.roles(), identity.policies(), buckets, ground.clock()),
            Thread::startVirtualThread,
            ground.clock());
    ground.parts().keep(new CrawlClock(crawlers, ground.log()));
    return new GlueServices(glue, crawlers);
  }

  ServiceApi api() {
    return GlueApi.of(glue, crawlers);
  }
}
