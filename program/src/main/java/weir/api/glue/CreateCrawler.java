package weir.api.glue;

import static weir.api.glue.GlueErrors.RULES;

import java.util.List;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CreateCrawlerRequest;
import software.amazon.awssdk.services.glue.model.CreateCrawlerResponse;
import weir.api.auth.Permission;
import weir.api.gateway.Call;

/// Makes a crawler of flow logs.
final class CreateCrawler extends GlueOperation<CreateCrawlerRequest, CreateCrawlerResponse> {
  private final Crawlers crawlers;

  CreateCrawler(Glue glue, Crawlers crawlers) {
    super(
        glue,
        CreateCrawlerRequest::builder,
        "Name",
        "Role",
        "DatabaseName",
        "Description",
        "Targets",
        "Schedule",
        "TablePrefix",
        "SchemaChangePolicy",
        "RecrawlPolicy",
        "LineageConfiguration",
        "Tags");
    this.crawlers = crawlers;
  }

  @Override
  protected List<Permission> needs(CreateCrawlerRequest request, Call call) {
    return GlueTags.requested(
        List.of(
            onCrawler(request.name(), call).getFirst(),
            CrawlerSettings.passed(request.role(), call)),
        request.tags());
  }

  @Override
  CreateCrawlerResponse done(CreateCrawlerRequest request, Call call) {
    String name = GlueNames.name("name", request.name());
    Crawler crawler =
        Crawler.builder()
            .name(name)
            .role(RULES.text("role", request.role(), 1, 2048))
            .targets(CrawlerSettings.targets(request.targets()))
            .databaseName(request.databaseName())
            .description(RULES.orEmpty("description", request.description(), 2048))
            .tablePrefix(RULES.orEmpty("tablePrefix", request.tablePrefix(), 128))
            .schedule(CrawlerSettings.schedule(request.schedule()))
            .schemaChangePolicy(CrawlerSettings.changes(request.schemaChangePolicy()))
            .recrawlPolicy(CrawlerSettings.recrawl(request.recrawlPolicy()))
            .lineageConfiguration(CrawlerLineage.checked(request.lineageConfiguration()))
            .creationTime(call.now())
            .lastUpdated(call.now())
            .version(1L)
            .build();
    crawlers.create(call.scope(), crawler);
    if (!request.tags().isEmpty()) {
      glue().tags().add(GlueArns.of(call.scope()).crawler(name), request.tags(), call);
    }
    return CreateCrawlerResponse.builder().build();
  }
}
