// SPDX-License-Identifier: Apache-2.0
// Asks a server for a token with the code of a page or a mini-program: gettoken.mjs MODULE. Asks twice, and says how
// often that was a request.
import { pathToFileURL } from 'node:url';

const { GETTOKEN_ADDRESS: address, GETTOKEN_KEY: key } = process.env;
let requests = 0;
const realFetch = fetch;
globalThis.fetch = (...words) => {
  requests += 1;
  return realFetch(...words);
};

const storage = new Map();
globalThis.wx = {
  getStorageSync: (name) => storage.get(name) ?? '',
  setStorageSync: (name, value) => storage.set(name, value),
  request({ url, header, success, fail }) {
    fetch(url, { headers: header })
      .then(async (response) => success({ statusCode: response.status, data: await response.json() }))
      .catch(fail);
  },
};

const { getToken } = await import(pathToFileURL(process.argv[2]));
const token = await getToken(address, key);
if (token !== (await getToken(address, key)) || requests !== 1) throw new Error(`${requests} requests`);
console.log(token);
