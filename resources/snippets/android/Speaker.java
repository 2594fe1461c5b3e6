// {{install}}
// The token is good until {{expires}}; an app takes it from its server, never from its code.
import android.content.Context;
import android.media.AudioFormat;
import android.media.AudioManager;
import android.media.AudioTrack;
import android.util.Log;

import com.alibaba.idst.nui.CommonUtils;
import com.alibaba.idst.nui.Constants;
import com.alibaba.idst.nui.INativeTtsCallback;
import com.alibaba.idst.nui.NativeNui;

import org.json.JSONException;
import org.json.JSONObject;

public final class Speaker implements INativeTtsCallback {
    private final NativeNui nui = new NativeNui(Constants.ModeType.MODE_TTS);
    private final AudioTrack track = new AudioTrack(AudioManager.STREAM_MUSIC, 16000,
            AudioFormat.CHANNEL_OUT_MONO, AudioFormat.ENCODING_PCM_16BIT, 32000, AudioTrack.MODE_STREAM);

    /** To be called outside of the main thread. */
    public int start(Context context) throws JSONException {
        CommonUtils.copyAssetsData(context);
        String parameters = new JSONObject()
                .put("url", {{gateway|java}})
                .put("token", {{token|java}})
                .put("app_key", {{appkey|java}})
                .put("device_id", "demo")
                .put("workspace", CommonUtils.getModelPath(context))
                .put("mode_type", "2") // synthesis in the cloud
                .toString();
        int result = nui.tts_initialize(this, parameters, Constants.LogLevel.LOG_LEVEL_ERROR, false);
        if (result == Constants.NuiResultCode.SUCCESS) {
            nui.setparamTts("sample_rate", "16000");
            result = nui.startTts("1", "", "Hello from Intelligent Speech Interaction");
        }
        return result;
    }

    @Override
    public void onTtsEventCallback(TtsEvent event, String taskId, int code) {
        if (event == TtsEvent.TTS_EVENT_START) {
            track.play();
        } else if (event == TtsEvent.TTS_EVENT_ERROR) {
            Log.e("Speaker", code + " " + nui.getparamTts("error_msg"));
        }
    }

    @Override
    public void onTtsDataCallback(String info, int infoLength, byte[] data) {
        track.write(data, 0, data.length);
    }

    @Override
    public void onTtsVolCallback(int volume) {
    }
}
