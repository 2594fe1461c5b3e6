// Maven: {{install}}
// The token is good until {{expires}}.
import com.alibaba.nls.client.protocol.InputFormatEnum;
import com.alibaba.nls.client.protocol.NlsClient;
import com.alibaba.nls.client.protocol.SampleRateEnum;
import com.alibaba.nls.client.protocol.asr.SpeechTranscriber;
import com.alibaba.nls.client.protocol.asr.SpeechTranscriberListener;
import com.alibaba.nls.client.protocol.asr.SpeechTranscriberResponse;

import java.io.FileInputStream;

public class TranscriptionDemo {
    public static void main(String[] args) throws Exception {
        NlsClient client = new NlsClient({{gateway|java}}, {{token|java}});
        // 16-bit mono PCM of 16 kHz
        try (FileInputStream audio = new FileInputStream(args[0])) {
            SpeechTranscriber transcriber = new SpeechTranscriber(client, new SpeechTranscriberListener() {
                @Override
                public void onTranscriberStart(SpeechTranscriberResponse response) {
                }

                @Override
                public void onSentenceBegin(SpeechTranscriberResponse response) {
                }

                @Override
                public void onTranscriptionResultChange(SpeechTranscriberResponse response) {
                }

                @Override
                public void onSentenceEnd(SpeechTranscriberResponse response) {
                    System.out.println(response.getTransSentenceText());
                }

                @Override
                public void onTranscriptionComplete(SpeechTranscriberResponse response) {
                }

                @Override
                public void onFail(SpeechTranscriberResponse response) {
                    System.err.println(response.getStatus() + " " + response.getStatusText());
                    System.exit(1);
                }
            });
            transcriber.setAppKey({{appkey|java}});
            transcriber.setFormat(InputFormatEnum.PCM);
            transcriber.setSampleRate(SampleRateEnum.SAMPLE_RATE_16K);
            transcriber.setEnablePunctuation(true);
            transcriber.start();
            transcriber.send(audio, 3200, 100); // as fast as it was spoken: 100 ms every 100 ms
            transcriber.stop();
            transcriber.close();
        } finally {
            client.shutdown();
        }
    }
}
