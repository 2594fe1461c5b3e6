// {{install}}
// The token is good until {{expires}}.
const SpeechRecognition = require('../../utils/sr');

const recorder = wx.getRecorderManager();

Page({
  async start() {
    const recognition = new SpeechRecognition({
      url: {{gateway|js}},
      token: {{token|js}},
      appkey: {{appkey|js}},
    });
    const show = (content) => wx.showModal({ title: 'NLS', content: String(content), showCancel: false });
    recognition.on('completed', (message) => show(JSON.parse(message).payload.result));
    recognition.on('failed', show);
    recorder.onFrameRecorded(({ frameBuffer }) => recognition.sendAudio(frameBuffer));
    recorder.onStop(() => recognition.close().catch(show));
    try {
      await recognition.start(recognition.defaultStartParams());
      // Up to 60 s, in pieces of 4 KB
      recorder.start({ duration: 60000, sampleRate: 16000, numberOfChannels: 1, format: 'PCM', frameSize: 4 });
    } catch (message) {
      show(message);
    }
  },

  stop() {
    recorder.stop();
  },
});
