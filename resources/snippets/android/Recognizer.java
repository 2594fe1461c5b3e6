// {{install}}
// The token is good until {{expires}}; an app takes it from its server, never from its code.
import android.annotation.SuppressLint;
import android.content.Context;
import android.media.AudioFormat;
import android.media.AudioRecord;
import android.media.MediaRecorder;
import android.util.Log;

import com.alibaba.idst.nui.AsrResult;
import com.alibaba.idst.nui.CommonUtils;
import com.alibaba.idst.nui.Constants;
import com.alibaba.idst.nui.INativeNuiCallback;
import com.alibaba.idst.nui.KwsResult;
import com.alibaba.idst.nui.NativeNui;

import org.json.JSONException;
import org.json.JSONObject;

/** Needs the permission RECORD_AUDIO; to be called outside of the main thread. */
public final class Recognizer implements INativeNuiCallback {
    private final NativeNui nui = new NativeNui();
    @SuppressLint("MissingPermission")
    private final AudioRecord microphone = new AudioRecord(MediaRecorder.AudioSource.DEFAULT, 16000,
            AudioFormat.CHANNEL_IN_MONO, AudioFormat.ENCODING_PCM_16BIT, 6400);

    public int start(Context context) throws JSONException {
        CommonUtils.copyAssetsData(context);
        String parameters = new JSONObject()
                .put("url", {{gateway|java}})
                .put("token", {{token|java}})
                .put("app_key", {{appkey|java}})
                .put("device_id", "demo")
                .put("workspace", CommonUtils.getModelPath(context))
                .put("service_mode", "1") // recognition in the cloud
                .toString();
        int result = nui.initialize(this, parameters, Constants.LogLevel.LOG_LEVEL_ERROR, false);
        if (result == Constants.NuiResultCode.SUCCESS) {
            nui.setParams(new JSONObject()
                    .put("service_type", Constants.kServiceTypeASR)
                    .put("nls_config", new JSONObject().put("enable_punctuation_prediction", true))
                    .toString());
            result = nui.startDialog(Constants.VadMode.TYPE_P2T, "{}");
        }
        return result;
    }

    public int stop() {
        return nui.stopDialog();
    }

    @Override
    public void onNuiEventCallback(Constants.NuiEvent event, int code, int unused, KwsResult keyword, AsrResult result) {
        if (event == Constants.NuiEvent.EVENT_ASR_RESULT) {
            Log.i("Recognizer", result.asrResult);
        } else if (event == Constants.NuiEvent.EVENT_ASR_ERROR) {
            Log.e("Recognizer", code + " " + result.asrResult);
        }
    }

    @Override
    public int onNuiNeedAudioData(byte[] buffer, int length) {
        return microphone.read(buffer, 0, length);
    }

    @Override
    public void onNuiAudioStateChanged(Constants.AudioState state) {
        if (state == Constants.AudioState.STATE_OPEN) {
            microphone.startRecording();
        } else if (state == Constants.AudioState.STATE_PAUSE) {
            microphone.stop();
        } else {
            microphone.release();
        }
    }

    @Override
    public void onNuiAudioRMSChanged(float level) {
    }

    @Override
    public void onNuiVprEventCallback(Constants.NuiVprEvent event) {
    }
}
