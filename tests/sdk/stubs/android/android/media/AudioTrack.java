// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package android.media;

public class AudioTrack {
    public static final int MODE_STREAM = 1;

    public AudioTrack(int streamType, int sampleRate, int channels, int format, int bufferSize, int mode) {
    }

    public native void play();

    public native int write(byte[] audio, int offset, int size);
}
