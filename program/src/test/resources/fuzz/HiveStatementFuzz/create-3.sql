CREATE EXTERNAL TABLE db.nested (
  a array<struct<x:int,y:map<string,array<double>>>> COMMENT 'deep',
  d decimal(10, 2), v varchar(20), c char(3), p double precision)
COMMENT 'all types'
CLUSTERED BY (v, c) SORTED BY (v ASC, c DESC) INTO 16 BUCKETS
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES ('ignore.malformed.json' = 'true', 'mapping.x' = 'X')
STORED AS TEXTFILE
LOCATION 's3://b/'
