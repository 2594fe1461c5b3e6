// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package android.media;

public final class AudioManager {
    public static final int STREAM_MUSIC = 3;
}
