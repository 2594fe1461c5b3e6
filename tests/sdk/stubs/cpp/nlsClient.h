// SPDX-License-Identifier: Apache-2.0
// What snippets use of the C++ SDK, declared so that a compiler can check them without it.
#pragma once

namespace AlibabaNls {

class SpeechRecognizerRequest;
class SpeechSynthesizerRequest;
class SpeechTranscriberRequest;

class NlsClient
{
public:
    static NlsClient *getInstance(bool sslInitial = true);
    static void releaseInstance();
    void setSyncCallTimeout(unsigned int milliseconds = 0);
    void startWorkThread(int threadsNumber = 1);
    SpeechRecognizerRequest *createRecognizerRequest();
    void releaseRecognizerRequest(SpeechRecognizerRequest *request);
    SpeechSynthesizerRequest *createSynthesizerRequest();
    void releaseSynthesizerRequest(SpeechSynthesizerRequest *request);
    SpeechTranscriberRequest *createTranscriberRequest();
    void releaseTranscriberRequest(SpeechTranscriberRequest *request);
};

} // namespace AlibabaNls
