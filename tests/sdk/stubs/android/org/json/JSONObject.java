// SPDX-License-Identifier: Apache-2.0
// What snippets use of it, declared so that a compiler can check them without Android.
package org.json;

public class JSONObject {
    public JSONObject() {
    }

    public JSONObject(String json) throws JSONException {
    }

    public native JSONObject put(String name, boolean value) throws JSONException;

    public native JSONObject put(String name, int value) throws JSONException;

    public native JSONObject put(String name, Object value) throws JSONException;

    public native String getString(String name) throws JSONException;

    public native long getLong(String name) throws JSONException;
}
