"""Adds the partitions of a flow log's table: a fixed range when the stack is made, else the days since the last run."""
import datetime
import os

import boto3


def handler(event, context):
    if 'ResponseURL' not in event:
        load()
        return
    import cfnresponse
    try:
        if event['RequestType'] != 'Delete':
            load()
        cfnresponse.send(event, context, cfnresponse.SUCCESS, {})
    except Exception as failure:
        cfnresponse.send(event, context, cfnresponse.FAILED, {}, reason=str(failure))


def load():
    env = os.environ
    today = datetime.datetime.now(datetime.timezone.utc).date()
    end = datetime.date.fromisoformat(env['END']) if env['END'] else today
    start = datetime.date.fromisoformat(env['START']) if env['START'] else end - datetime.timedelta(days=int(env['DAYS']))
    hours = range(24) if env['HOURS'] == 'true' else [None]
    day = start
    while day <= end:
        clauses = []
        for hour in hours:
            pairs = [('year', day.strftime('%Y')), ('month', day.strftime('%m')), ('day', day.strftime('%d'))]
            if hour is not None:
                pairs.append(('hour', '%02d' % hour))
            folder = '/'.join((key + '=' if env['HIVE'] == 'true' else '') + value for key, value in pairs)
            keys = ','.join("%s='%s'" % pair for pair in pairs)
            clauses.append("PARTITION (%s) LOCATION '%s%s/'" % (keys, env['LOCATION'], folder))
        boto3.client('athena').start_query_execution(
            QueryString='ALTER TABLE `%s` ADD IF NOT EXISTS %s' % (env['TABLE'], ' '.join(clauses)),
            QueryExecutionContext={'Database': env['DATABASE']},
            WorkGroup=env['WORKGROUP'])
        day += datetime.timedelta(days=1)
