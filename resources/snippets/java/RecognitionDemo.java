// Maven: {{install}}
// The token is good until {{expires}}.
import com.alibaba.nls.client.protocol.InputFormatEnum;
import com.alibaba.nls.client.protocol.NlsClient;
import com.alibaba.nls.client.protocol.SampleRateEnum;
import com.alibaba.nls.client.protocol.asr.SpeechRecognizer;
import com.alibaba.nls.client.protocol.asr.SpeechRecognizerListener;
import com.alibaba.nls.client.protocol.asr.SpeechRecognizerResponse;

import java.io.FileInputStream;

public class RecognitionDemo {
    public static void main(String[] args) throws Exception {
        NlsClient client = new NlsClient({{gateway|java}}, {{token|java}});
        // 16-bit mono PCM of 16 kHz, up to 60 s
        try (FileInputStream audio = new FileInputStream(args[0])) {
            SpeechRecognizer recognizer = new SpeechRecognizer(client, new SpeechRecognizerListener() {
                @Override
                public void onStarted(SpeechRecognizerResponse response) {
                }

                @Override
                public void onRecognitionResultChanged(SpeechRecognizerResponse response) {
                }

                @Override
                public void onRecognitionCompleted(SpeechRecognizerResponse response) {
                    System.out.println(response.getRecognizedText());
                }

                @Override
                public void onFail(SpeechRecognizerResponse response) {
                    System.err.println(response.getStatus() + " " + response.getStatusText());
                    System.exit(1);
                }
            });
            recognizer.setAppKey({{appkey|java}});
            recognizer.setFormat(InputFormatEnum.PCM);
            recognizer.setSampleRate(SampleRateEnum.SAMPLE_RATE_16K);
            recognizer.start();
            recognizer.send(audio, 3200, 100); // as fast as it was spoken: 100 ms every 100 ms
            recognizer.stop();
            recognizer.close();
        } finally {
            client.shutdown();
        }
    }
}
