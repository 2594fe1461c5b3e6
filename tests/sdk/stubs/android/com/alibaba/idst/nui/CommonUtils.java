// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package com.alibaba.idst.nui;

import android.content.Context;

public final class CommonUtils {
    public static native boolean copyAssetsData(Context context);

    public static native String getModelPath(Context context);
}
