-- Every resource is one document. The same statements run on SQLite and on PostgreSQL.
CREATE TABLE document (
  kind       VARCHAR(64)   NOT NULL,
  account_id VARCHAR(12)   NOT NULL,
  region     VARCHAR(32)   NOT NULL,
  id         VARCHAR(2048) NOT NULL,
  body       TEXT          NOT NULL,
  PRIMARY KEY (kind, account_id, region, id)
);
