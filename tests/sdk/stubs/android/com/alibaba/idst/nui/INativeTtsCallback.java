// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package com.alibaba.idst.nui;

public interface INativeTtsCallback {
    enum TtsEvent { TTS_EVENT_START, TTS_EVENT_ERROR }

    void onTtsEventCallback(TtsEvent event, String taskId, int code);

    void onTtsDataCallback(String info, int infoLength, byte[] data);

    void onTtsVolCallback(int volume);
}
