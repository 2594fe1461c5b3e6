// SPDX-License-Identifier: Apache-2.0
// Plays a browser for one page: browser.mjs PAGE. Presses its button, and ends when the page plays a sound or complains.
import { readFileSync } from 'node:fs';

const button = {};
const sounds = new Map();
URL.createObjectURL = (blob) => {
  const address = `blob:${sounds.size}`;
  sounds.set(address, blob);
  return address;
};
Object.assign(globalThis, {
  document: { querySelector: () => button },
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
  alert(message) {
    console.error(message);
    process.exit(1);
  },
});

const [, script] = /<script>(.*)<\/script>/s.exec(readFileSync(process.argv[2], 'utf8'));
new Function(script)();
button.onclick();
