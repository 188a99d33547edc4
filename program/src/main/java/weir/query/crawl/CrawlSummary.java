package weir.query.crawl;

/// What a crawl has done to tables.
public record CrawlSummary(int created, int updated, int deleted) {}
