// {{install}}
// The token is good until {{expires}}.
import { createReadStream } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { SpeechRecognition } from 'alibabacloud-nls';

const recognition = new SpeechRecognition({
  url: {{gateway|js}},
  token: {{token|js}},
  appkey: {{appkey|js}},
});
recognition.on('failed', (message) => {
  console.error(message);
  process.exit(1);
});

await recognition.start(recognition.defaultStartParams());
// 16-bit mono PCM of 16 kHz, up to 60 s
for await (const chunk of createReadStream(process.argv[2], { highWaterMark: 3200 })) {
  recognition.sendAudio(chunk);
  await setTimeout(100); // as fast as it was spoken
}
console.log(JSON.parse(await recognition.close()).payload.result);
