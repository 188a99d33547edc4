create external table test_table_vpclogs (version int, `type` string comment 'it\'s')
partitioned by (region string, day string)
row format delimited fields terminated by ' '
location 's3://b/AWSLogs/1/vpcflowlogs/'
tblproperties
(
"projection.enabled" = "true",
"projection.region.type" = "enum",
"projection.day.range" = "2021/01/01,NOW",
"storage.location.template" = "s3://b/AWSLogs/1/vpcflowlogs/${region}/${day}"
)
