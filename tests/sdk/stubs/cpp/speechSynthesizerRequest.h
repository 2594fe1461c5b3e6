// SPDX-License-Identifier: Apache-2.0
// What snippets use of the C++ SDK, declared so that a compiler can check them without it.
#pragma once

#include "nlsEvent.h"

namespace AlibabaNls {

class SpeechSynthesizerRequest
{
public:
    void setOnTaskFailed(NlsCallbackMethod event, void *parameter = nullptr);
    void setOnSynthesisCompleted(NlsCallbackMethod event, void *parameter = nullptr);
    void setOnChannelClosed(NlsCallbackMethod event, void *parameter = nullptr);
    void setOnBinaryDataReceived(NlsCallbackMethod event, void *parameter = nullptr);
    int setUrl(const char *value);
    int setAppKey(const char *value);
    int setToken(const char *value);
    int setFormat(const char *value);
    int setText(const char *value);
    int start();
};

} // namespace AlibabaNls
