// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package android.media;

public class MediaRecorder {
    public static final class AudioSource {
        public static final int DEFAULT = 0;
    }
}
