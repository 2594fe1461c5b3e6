// {{install}}
import { RPCClient } from '@alicloud/pop-core';

const client = new RPCClient({
  accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
  accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
  endpoint: {{endpoint|js}},
  apiVersion: {{apiVersion|js}},
});

try {
  const answer = await client.request('CreateToken', { RegionId: {{regionId|js}} }, { method: 'POST' });
  // A refusal can come with HTTP 200 too.
  if (!answer.Token?.Id) throw { code: answer.ErrCode, data: { Message: answer.ErrMsg } };
  console.log(answer.Token.Id);
  console.log('valid until', new Date(answer.Token.ExpireTime * 1000).toISOString());
} catch ({ code, data, message }) {
  // Where the service answered, the message holds the whole signed request.
  console.error(code, data?.Message ?? message);
  process.exit(1);
}
