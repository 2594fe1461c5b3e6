// {{install}}
// The token is good until {{expires}}.
const SpeechTranscription = require('../../utils/st');

const recorder = wx.getRecorderManager();

Page({
  data: { text: '' },

  async start() {
    const transcription = new SpeechTranscription({
      url: {{gateway|js}},
      token: {{token|js}},
      appkey: {{appkey|js}},
    });
    const show = (content) => wx.showModal({ title: 'NLS', content: String(content), showCancel: false });
    transcription.on('end', (message) => this.setData({ text: this.data.text + JSON.parse(message).payload.result }));
    transcription.on('failed', show);
    recorder.onFrameRecorded(({ frameBuffer }) => transcription.sendAudio(frameBuffer));
    recorder.onStop(() => transcription.close().catch(show));
    try {
      await transcription.start(transcription.defaultStartParams());
      // Up to ten minutes, in pieces of 4 KB
      recorder.start({ duration: 600000, sampleRate: 16000, numberOfChannels: 1, format: 'PCM', frameSize: 4 });
    } catch (message) {
      show(message);
    }
  },

  stop() {
    recorder.stop();
  },
});
