// {{install}}
// The token is good until {{expires}}.
import { createReadStream } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { SpeechTranscription } from 'alibabacloud-nls';

const transcription = new SpeechTranscription({
  url: {{gateway|js}},
  token: {{token|js}},
  appkey: {{appkey|js}},
});
transcription.on('end', (message) => console.log(JSON.parse(message).payload.result));
transcription.on('failed', (message) => {
  console.error(message);
  process.exit(1);
});

await transcription.start(transcription.defaultStartParams(), true, 6000);
// 16-bit mono PCM of 16 kHz
for await (const chunk of createReadStream(process.argv[2], { highWaterMark: 3200 })) {
  transcription.sendAudio(chunk);
  await setTimeout(100); // as fast as it was spoken
}
await transcription.close();
