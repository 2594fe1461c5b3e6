// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package com.alibaba.idst.nui;

public final class Constants {
    public static final int kServiceTypeASR = 0;
    public static final int kServiceTypeSpeechTranscriber = 4;

    public enum ModeType { MODE_TTS }

    public enum LogLevel { LOG_LEVEL_ERROR }

    public enum VadMode { TYPE_P2T }

    public enum NuiEvent { EVENT_ASR_RESULT, EVENT_ASR_ERROR, EVENT_SENTENCE_END }

    public enum NuiVprEvent { EVENT_VPR_ERROR }

    public enum AudioState { STATE_OPEN, STATE_PAUSE, STATE_CLOSE }

    public static final class NuiResultCode {
        public static final int SUCCESS = 0;
    }
}
