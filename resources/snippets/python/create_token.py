# {{install}}
import datetime
import json
import os
import sys

from aliyunsdkcore.acs_exception.exceptions import ClientException, ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest

client = AcsClient(
    os.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
    os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
    {{regionId|python}},
)
request = CommonRequest(
    domain={{endpointHost|python}},
    version={{apiVersion|python}},
    action_name="CreateToken",
)
request.set_method("POST")
request.set_protocol_type({{scheme|python}})

try:
    answer = json.loads(client.do_action_with_exception(request))
except ServerException as error:
    sys.exit(f"{error.error_code}: {error.message}")
except ClientException as error:  # its message can hold the whole signed request
    sys.exit(error.error_code)
token = answer.get("Token", {})
if not token.get("Id"):  # a refusal can come with HTTP 200 too
    sys.exit(f"no token: {answer}")
print(token["Id"])
print("valid until", datetime.datetime.fromtimestamp(token["ExpireTime"], datetime.timezone.utc))
