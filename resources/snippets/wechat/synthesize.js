// {{install}}
// The token is good until {{expires}}.
const SpeechSynthesizer = require('../../utils/tts');

Page({
  async speak() {
    const synthesizer = new SpeechSynthesizer({
      url: {{gateway|js}},
      token: {{token|js}},
      appkey: {{appkey|js}},
    });
    const file = `${wx.env.USER_DATA_PATH}/hello.wav`;
    const files = wx.getFileSystemManager();
    files.writeFileSync(file, '');
    synthesizer.on('data', (chunk) => files.appendFileSync(file, chunk));
    try {
      await synthesizer.start({
        ...synthesizer.defaultStartParams('xiaoyun'),
        text: 'Hello from Intelligent Speech Interaction',
      });
      const audio = wx.createInnerAudioContext();
      audio.src = file;
      audio.play();
    } catch (message) {
      wx.showModal({ title: 'NLS', content: String(message), showCancel: false });
    }
  },
});
