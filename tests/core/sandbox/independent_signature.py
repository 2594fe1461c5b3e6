#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Signs CreateToken requests with nothing but Python's standard library and has the sandbox judge them.

The sandbox checks signatures with the code that also makes ours; an error in it would go unnoticed by every other
test. Usage: independent_signature.py SANDBOXHOST
"""

import datetime
import hashlib
import hmac
import base64
import json
import subprocess
import sys
import unittest
import urllib.error
import urllib.parse
import urllib.request
import uuid

HOST_PROGRAM = sys.argv.pop(1)


def encode(text):
    return urllib.parse.quote(text, safe="-_.~")


def canonical(parameters):
    return "&".join(f"{encode(name)}={encode(value)}" for name, value in sorted(parameters.items()))


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Sandbox:
    def __init__(self, *options):
        self.process = subprocess.Popen(
            [HOST_PROGRAM, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        facts = json.loads(self.process.stdout.readline())
        self.endpoint = facts["endpoint"]
        self.key_id = facts["accessKeyId"]
        self.secret = facts["accessKeySecret"]
        self.security_token = facts["securityToken"]
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()

    def send(self, request):
        try:
            with self.opener.open(request, timeout=10) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def v1(self, method, **changes):
        parameters = {
            "AccessKeyId": self.key_id,
            "Action": "CreateToken",
            "Version": "2019-02-28",
            "Format": "JSON",
            "RegionId": "cn-shanghai",
            "Timestamp": now(),
            "SignatureMethod": "HMAC-SHA1",
            "SignatureVersion": "1.0",
            "SignatureNonce": str(uuid.uuid4()),
        }
        if self.security_token:
            parameters["SecurityToken"] = self.security_token
        parameters.update(changes)
        text = f"{method}&{encode('/')}&{encode(canonical(parameters))}"
        digest = hmac.new((self.secret + "&").encode(), text.encode(), hashlib.sha1).digest()
        parameters["Signature"] = base64.b64encode(digest).decode()
        wire = urllib.parse.urlencode(parameters)
        if method == "GET":
            return self.send(urllib.request.Request(f"{self.endpoint}/?{wire}"))
        return self.send(urllib.request.Request(f"{self.endpoint}/", data=wire.encode(), method="POST"))

    def v3(self, body=b"", query=None, **changes):
        host = urllib.parse.urlsplit(self.endpoint).netloc
        body_hash = hashlib.sha256(body).hexdigest()
        headers = {
            "host": host,
            "x-acs-action": "CreateToken",
            "x-acs-version": "2019-02-28",
            "x-acs-date": now(),
            "x-acs-signature-nonce": uuid.uuid4().hex,
            "x-acs-content-sha256": body_hash,
        }
        if body:
            headers["content-type"] = "application/json"
        if self.security_token:
            headers["x-acs-security-token"] = self.security_token
        headers.update({name.replace("_", "-"): value for name, value in changes.items()})
        names = sorted(headers)
        text = canonical(query or {})
        canonical_request = "\n".join(
            ["POST", "/", text]
            + [f"{name}:{headers[name]}" for name in names]
            + ["", ";".join(names), body_hash])
        to_sign = "ACS3-HMAC-SHA256\n" + hashlib.sha256(canonical_request.encode()).hexdigest()
        signature = hmac.new(self.secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
        headers["Authorization"] = (
            f"ACS3-HMAC-SHA256 Credential={self.key_id},SignedHeaders={';'.join(names)},Signature={signature}")
        url = self.endpoint + "/" + (f"?{text}" if text else "")
        request = urllib.request.Request(url, data=body, method="POST")
        if not body:
            # urllib names a type for every POST; unsigned it would not count, as there is no body.
            headers["Content-Type"] = "application/octet-stream"
        for name, value in headers.items():
            request.add_header(name, value)
        return self.send(request)


class IndependentSignature(unittest.TestCase):
    OPTIONS = ()

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox(*cls.OPTIONS)

    @classmethod
    def tearDownClass(cls):
        cls.sandbox.stop()

    def assert_served(self, result):
        status, answer = result
        self.assertEqual(status, 200, answer)
        self.assertRegex(answer["Token"]["Id"], r"\A[0-9a-f]{32}\Z")
        left = answer["Token"]["ExpireTime"] - datetime.datetime.now().timestamp()
        self.assertAlmostEqual(left, 24 * 3600, delta=60)

    def test_v1_get(self):
        self.assert_served(self.sandbox.v1("GET"))

    def test_v1_post(self):
        self.assert_served(self.sandbox.v1("POST"))

    def test_v1_awkward_characters(self):
        for method in ("GET", "POST"):
            self.assert_served(self.sandbox.v1(method, Extra="a b*c~d+e/f=中文😀!'()%&", Empty=""))

    def test_v1_altered_is_refused(self):
        status, answer = self.sandbox.v1("GET", Timestamp="2019-04-18T08:32:31Z")
        self.assertEqual((status, answer["Code"]), (400, "InvalidTimeStamp.Expired"))

    def test_v3(self):
        self.assert_served(self.sandbox.v3())

    def test_v3_with_query_and_body(self):
        self.assert_served(self.sandbox.v3(body=b"{}", query={"RegionId": "cn-shanghai", "Extra": "a b*~/+"}))

    def test_v3_other_version_is_refused(self):
        status, answer = self.sandbox.v3(x_acs_version="2014-05-26")
        self.assertEqual((status, answer["Code"]), (400, "InvalidVersion"))


class IndependentSignatureWithTemporaryKey(IndependentSignature):
    OPTIONS = ("--temporary-key",)


if __name__ == "__main__":
    unittest.main()
