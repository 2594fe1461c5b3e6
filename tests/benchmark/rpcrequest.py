# SPDX-License-Identifier: Apache-2.0
"""The body of a signed CreateToken request, for clients that can't sign."""

import base64
import datetime
import hashlib
import hmac
import urllib.parse
import uuid


def signedBody(keyId, secret):
    now = datetime.datetime.now(datetime.timezone.utc)
    query = "&".join(f"{name}={urllib.parse.quote(value, safe='-_.~')}" for name, value in sorted({
        "AccessKeyId": keyId,
        "Action": "CreateToken",
        "Format": "JSON",
        "RegionId": "ap-southeast-1",
        "SignatureMethod": "HMAC-SHA1",
        "SignatureNonce": str(uuid.uuid4()),
        "SignatureVersion": "1.0",
        "Timestamp": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Version": "2019-07-17",
    }.items()))
    text = "POST&%2F&" + urllib.parse.quote(query, safe="-_.~")
    digest = hmac.new((secret + "&").encode(), text.encode(), hashlib.sha1).digest()
    return f"{query}&Signature={urllib.parse.quote(base64.b64encode(digest), safe='')}"
