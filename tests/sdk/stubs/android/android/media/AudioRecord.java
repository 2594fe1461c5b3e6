// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package android.media;

public class AudioRecord {
    public AudioRecord(int source, int sampleRate, int channels, int format, int bufferSize) {
    }

    public native int read(byte[] audio, int offset, int size);

    public native void startRecording();

    public native void stop();

    public native void release();
}
