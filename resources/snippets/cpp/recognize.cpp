// {{install}}
// The token is good until {{expires}}.
#include "nlsClient.h"
#include "nlsEvent.h"
#include "speechRecognizerRequest.h"

#include <atomic>
#include <chrono>
#include <fstream>
#include <iostream>
#include <thread>

using namespace AlibabaNls;

int main(int argc, char **argv) {
  if (argc < 2)
    return 2;
  NlsClient *client = NlsClient::getInstance();
  client->setSyncCallTimeout(10000); // start and stop wait for the service, 10 s at most
  client->startWorkThread(1);

  std::atomic<bool> completed{false};
  SpeechRecognizerRequest *request = client->createRecognizerRequest();
  request->setUrl({{gateway|c}});
  request->setToken({{token|c}});
  request->setAppKey({{appkey|c}});
  request->setFormat("pcm");
  request->setSampleRate(16000);
  request->setOnRecognitionCompleted([](NlsEvent *event, void *completed) {
    std::cout << event->getResult() << '\n';
    *static_cast<std::atomic<bool> *>(completed) = true;
  }, &completed);
  request->setOnTaskFailed([](NlsEvent *event, void *) {
    std::cerr << event->getStatusCode() << ' ' << event->getErrorMessage() << '\n';
  });

  if (request->start() >= 0) {
    std::ifstream audio(argv[1], std::ios::binary); // 16-bit mono PCM of 16 kHz, up to 60 s
    char chunk[3200];
    while (audio.read(chunk, sizeof chunk) || audio.gcount() > 0) {
      request->sendAudio(reinterpret_cast<unsigned char *>(chunk), audio.gcount());
      std::this_thread::sleep_for(std::chrono::milliseconds(100)); // as fast as it was spoken
    }
    request->stop();
  }
  client->releaseRecognizerRequest(request);
  NlsClient::releaseInstance();
  return completed ? 0 : 1;
}
