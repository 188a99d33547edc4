"""Signs requests with botocore's own signers and writes them as they would arrive.

A vector is a block of lines: '# name', service, method, path, query, 'name: value' headers,
a dot, and the body in hexadecimal digits (may be empty).

    python botocore-requests.py > botocore-requests.txt   (botocore 1.43.11)
"""
import datetime
import botocore.auth as auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from urllib.parse import urlsplit
NOW = datetime.datetime(2026, 11, 21, 4, 0, 0)
auth.get_current_datetime = lambda remove_tzinfo=True: NOW
KEY=Credentials('AKIAIOSFODNN7EXAMPLE','wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')
TMP=Credentials('ASIAIOSFODNN7EXAMPLE','wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY','FwoGZXIvYXdzEBYaD/+=token')
def out(name, service, signer, method, url, headers=None, data=b'', cred=KEY, params=None, sent=None):
    r=AWSRequest(method=method,url=url,headers=headers or {},data=data,params=params or {})
    r.context['client_config']=None
    s=signer(cred,service,'eu-central-1')
    s.add_auth(r)
    p=r.prepare()
    u=urlsplit(p.url)
    print('#',name); print(service); print(method); print(u.path or '/'); print(u.query)
    hs=dict((k.lower(),v.decode() if isinstance(v,bytes) else v) for k,v in p.headers.items())
    hs.setdefault('host',u.netloc); hs.pop('content-length',None)
    for k,v in sorted(hs.items()): print(f'{k}: {v}')
    print('.'); print((sent or data).hex())
FORM={'Content-Type':'application/x-www-form-urlencoded; charset=utf-8'}
v4=auth.SigV4Auth; s3=auth.S3SigV4Auth
E='http://127.0.0.1:4566'
out('ec2 form','ec2',v4,'POST',E+'/',FORM,b'Action=DescribeVpcs&Version=2016-11-15')
out('logs json','logs',v4,'POST',E+'/',{'X-Amz-Target':'Logs_20140328.DescribeLogGroups','Content-Type':'application/x-amz-json-1.1'},b'{"limit": 5}')
out('temporary credentials','sts',v4,'POST',E+'/',FORM,b'Action=GetCallerIdentity&Version=2011-06-15',TMP)
out('lambda path with an encoded arn','lambda',v4,'GET',E+'/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-central-1%3A123456789012%3Afunction%3Ax/policy')
out('path with dots and doubled slashes','lambda',v4,'GET',E+'/a/./b//c/../d/')
out('query in another order, empty and repeated values','lambda',v4,'GET',E+'/q?b=2&a=&a=1&c&B=%20x')
out('parameters','iam',v4,'GET',E+'/',params={'Action':'ListUsers','Marker':'a+b/c=d e','Version':'2010-05-08'})
out('white space in headers','ec2',v4,'POST',E+'/',{**FORM,'X-Amz-Meta-Note':'  two   words\t here '},b'')
out('s3 key with blanks, plus and umlaut','s3',s3,'PUT',E+'/bucket/a%20b%2Bc/%C3%A4~%281%29%21%2A%27.txt',{},b'hello')
out('s3 key with dots and doubled slashes','s3',s3,'GET',E+'/bucket//a/../b/./c//')
out('s3 list','s3',s3,'GET',E+'/bucket?list-type=2&prefix=a%2Fb%20c&delimiter=%2F&encoding-type=url')
out('s3 subresource without a value','s3',s3,'GET',E+'/bucket?policy')
out('s3 temporary credentials','s3',s3,'GET',E+'/bucket/key',cred=TMP)
out('s3 presigned get','s3',auth.S3SigV4QueryAuth,'GET',E+'/bucket/a%20key?response-content-type=text%2Fplain')
out('s3 presigned put with temporary credentials','s3',auth.S3SigV4QueryAuth,'PUT',E+'/bucket/key',{'x-amz-meta-a':'b'},b'',TMP,sent=b'anything')
out('sts presigned','sts',auth.SigV4QueryAuth,'GET',E+'/',params={'Action':'GetCallerIdentity','Version':'2011-06-15'})
