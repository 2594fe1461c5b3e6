// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package android.util;

public final class Log {
    public static native int e(String tag, String message);

    public static native int i(String tag, String message);
}
