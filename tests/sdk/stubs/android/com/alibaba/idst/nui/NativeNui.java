// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package com.alibaba.idst.nui;

public class NativeNui {
    public NativeNui() {
    }

    public NativeNui(Constants.ModeType mode) {
    }

    public native int initialize(INativeNuiCallback callback, String parameters, Constants.LogLevel level, boolean saveLog);

    public native int setParams(String parameters);

    public native int startDialog(Constants.VadMode mode, String parameters);

    public native int stopDialog();

    public native int tts_initialize(INativeTtsCallback callback, String parameters, Constants.LogLevel level, boolean saveLog);

    public native int setparamTts(String name, String value);

    public native String getparamTts(String name);

    public native int startTts(String priority, String taskId, String text);
}
