// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package android.media;

public final class AudioFormat {
    public static final int CHANNEL_IN_MONO = 16;
    public static final int CHANNEL_OUT_MONO = 4;
    public static final int ENCODING_PCM_16BIT = 2;
}
