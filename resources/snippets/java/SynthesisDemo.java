// Maven: {{install}}
// The token is good until {{expires}}.
import com.alibaba.nls.client.protocol.NlsClient;
import com.alibaba.nls.client.protocol.OutputFormatEnum;
import com.alibaba.nls.client.protocol.tts.SpeechSynthesizer;
import com.alibaba.nls.client.protocol.tts.SpeechSynthesizerListener;
import com.alibaba.nls.client.protocol.tts.SpeechSynthesizerResponse;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

public class SynthesisDemo {
    public static void main(String[] args) throws Exception {
        NlsClient client = new NlsClient({{gateway|java}}, {{token|java}});
        try (FileOutputStream audio = new FileOutputStream("hello.wav")) {
            SpeechSynthesizer synthesizer = new SpeechSynthesizer(client, new SpeechSynthesizerListener() {
                @Override
                public void onMessage(ByteBuffer chunk) {
                    try {
                        audio.getChannel().write(chunk);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public void onComplete(SpeechSynthesizerResponse response) {
                    System.out.println("hello.wav is complete");
                }

                @Override
                public void onFail(SpeechSynthesizerResponse response) {
                    System.err.println(response.getStatus() + " " + response.getStatusText());
                    System.exit(1);
                }
            });
            synthesizer.setAppKey({{appkey|java}});
            synthesizer.setFormat(OutputFormatEnum.WAV);
            synthesizer.setText("Hello from Intelligent Speech Interaction");
            synthesizer.start();
            synthesizer.waitForComplete();
            synthesizer.close();
        } finally {
            client.shutdown();
        }
    }
}
