/// Crawlers: finds the flow logs that lie in buckets, and keeps tables and partitions of them in
/// the catalogue. Knows nothing of AWS's operations, of when a crawler runs, or of engines. Start
/// reading at [weir.query.crawl.Crawl].
@NullMarked
package weir.query.crawl;

import org.jspecify.annotations.NullMarked;
