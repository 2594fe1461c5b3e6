// {{install}}
// The token is good until {{expires}}.
import { createWriteStream } from 'node:fs';
import { SpeechSynthesizer } from 'alibabacloud-nls';

const synthesizer = new SpeechSynthesizer({
  url: {{gateway|js}},
  token: {{token|js}},
  appkey: {{appkey|js}},
});

const audio = createWriteStream('hello.wav');
synthesizer.on('data', (chunk) => audio.write(chunk));
await synthesizer.start({
  ...synthesizer.defaultStartParams('xiaoyun'),
  text: 'Hello from Intelligent Speech Interaction',
});
audio.end();
