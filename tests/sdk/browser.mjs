// SPDX-License-Identifier: Apache-2.0
// Plays a browser for one page: browser.mjs PAGE [AUDIO]. Presses its button, or chooses a file of raw samples, and ends
// when the page plays a sound, shows a result or complains.
import { readFileSync } from 'node:fs';

const elements = {
  button: {},
  input: {},
  output: {
    set textContent(text) {
      console.log(text);
      process.exit(0);
    },
  },
};
const sounds = new Map();
URL.createObjectURL = (blob) => {
  const address = `blob:${sounds.size}`;
  sounds.set(address, blob);
  return address;
};
Object.assign(globalThis, {
  document: { querySelector: (name) => elements[name] },
  Audio: class {
    constructor(address) {
      this.sound = sounds.get(address);
    }

    async play() {
      const bytes = new Uint8Array(await this.sound.arrayBuffer());
      console.log(`${String.fromCharCode(...bytes.slice(0, 4))} of ${bytes.length} bytes, ${this.sound.type}`);
      process.exit(0);
    }
  },
  OfflineAudioContext: class {
    async decodeAudioData(bytes) {
      const samples = Float32Array.from(new Int16Array(bytes), (sample) => sample / 32768);
      return { getChannelData: () => samples };
    }
  },
  alert(message) {
    console.error(message);
    process.exit(1);
  },
});

const [, , page, audio] = process.argv;
const [, script] = /<script>(.*)<\/script>/s.exec(readFileSync(page, 'utf8'));
new Function(script)();
elements.button.onclick?.();
elements.input.onchange?.({ target: { files: [new Blob(audio ? [readFileSync(audio)] : [])] } });
