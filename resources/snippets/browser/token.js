// The AccessKey stays on a server of yours, which answers GET /gettoken as `nls-token serve` does; a page only keeps
// the token until shortly before it expires.
let cached = { expireTime: 0 };

/** @param key what lets this page ask */
export async function getToken(address, key) {
  if (cached.expireTime - Date.now() / 1000 < 300) {
    const response = await fetch(address, {
      headers: { Authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(30000),
    });
    const answer = await response.json();
    if (!response.ok || !answer.token) throw new Error(answer.error?.message ?? `HTTP ${response.status}`);
    cached = answer;
  }
  return cached.token;
}
