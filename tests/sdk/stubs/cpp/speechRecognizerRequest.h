// SPDX-License-Identifier: Apache-2.0
// What snippets use of the C++ SDK, declared so that a compiler can check them without it.
#pragma once

#include "nlsEvent.h"

#include <cstddef>
#include <cstdint>

namespace AlibabaNls {

class SpeechRecognizerRequest
{
public:
    void setOnTaskFailed(NlsCallbackMethod event, void *parameter = nullptr);
    void setOnRecognitionStarted(NlsCallbackMethod event, void *parameter = nullptr);
    void setOnRecognitionCompleted(NlsCallbackMethod event, void *parameter = nullptr);
    void setOnChannelClosed(NlsCallbackMethod event, void *parameter = nullptr);
    int setUrl(const char *value);
    int setAppKey(const char *value);
    int setToken(const char *value);
    int setFormat(const char *value);
    int setSampleRate(int value);
    int start();
    int stop();
    int sendAudio(const uint8_t *data, size_t size);
};

} // namespace AlibabaNls
