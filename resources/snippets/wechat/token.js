// The AccessKey stays on a server of yours, which answers GET /gettoken as `nls-token serve` does; the mini-program only
// keeps the token until shortly before it expires.

/** @param key what lets this mini-program ask */
function getToken(address, key) {
  const cached = wx.getStorageSync('nls-token');
  if (cached && cached.expireTime - Date.now() / 1000 > 300) return Promise.resolve(cached.token);
  return new Promise((resolve, reject) => {
    wx.request({
      url: address,
      header: { Authorization: `Bearer ${key}` },
      success({ statusCode, data }) {
        if (statusCode !== 200 || !data.token) return reject(new Error(`no token: HTTP ${statusCode}`));
        wx.setStorageSync('nls-token', { token: data.token, expireTime: data.expireTime });
        resolve(data.token);
      },
      fail: reject,
    });
  });
}

module.exports = { getToken };
