// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package com.alibaba.idst.nui;

public interface INativeNuiCallback {
    void onNuiEventCallback(Constants.NuiEvent event, int code, int unused, KwsResult keyword, AsrResult result);

    int onNuiNeedAudioData(byte[] buffer, int length);

    void onNuiAudioStateChanged(Constants.AudioState state);

    void onNuiAudioRMSChanged(float level);

    void onNuiVprEventCallback(Constants.NuiVprEvent event);
}
