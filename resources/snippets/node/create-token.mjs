// {{install}}
import { RPCClient } from '@alicloud/pop-core';

const client = new RPCClient({
  accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
  accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
  endpoint: {{endpoint|js}},
  apiVersion: {{apiVersion|js}},
});

function fail(...words) {
  console.error(...words);
  process.exit(1);
}

const answer = await client
  .request('CreateToken', { RegionId: {{regionId|js}} }, { method: 'POST' })
  // Where the service answered, the message holds the whole signed request: don't print that.
  .catch(({ code, data, message }) => fail(code, data?.Message ?? message));
// A refusal can come with HTTP 200 too.
if (!answer.Token?.Id) fail('no token:', answer.ErrMsg);
console.log(answer.Token.Id);
console.log('valid until', new Date(answer.Token.ExpireTime * 1000).toISOString());
