// {{install}}
// The token is good until {{expires}}.
#include "nlsClient.h"
#include "nlsEvent.h"
#include "speechTranscriberRequest.h"

#include <chrono>
#include <fstream>
#include <future>
#include <iostream>
#include <thread>

using namespace AlibabaNls;

struct Run {
  std::promise<bool> started; // false when it is refused
  std::promise<void> closed;
  bool running = false;
  bool completed = false;
};

int main(int argc, char **argv) {
  if (argc < 2)
    return 2;
  NlsClient *client = NlsClient::getInstance();
  client->startWorkThread(1);

  Run run;
  SpeechTranscriberRequest *request = client->createTranscriberRequest();
  request->setUrl({{gateway|c}});
  request->setToken({{token|c}});
  request->setAppKey({{appkey|c}});
  request->setFormat("pcm");
  request->setSampleRate(16000);
  request->setPunctuationPrediction(true);
  request->setOnTranscriptionStarted([](NlsEvent *, void *context) {
    Run *run = static_cast<Run *>(context);
    run->running = true;
    run->started.set_value(true);
  }, &run);
  request->setOnSentenceEnd([](NlsEvent *event, void *) {
    std::cout << event->getResult() << '\n';
  }, &run);
  request->setOnTranscriptionCompleted([](NlsEvent *, void *run) {
    static_cast<Run *>(run)->completed = true;
  }, &run);
  request->setOnTaskFailed([](NlsEvent *event, void *context) {
    std::cerr << event->getStatusCode() << ' ' << event->getErrorMessage() << '\n';
    Run *run = static_cast<Run *>(context);
    if (!run->running)
      run->started.set_value(false);
  }, &run);
  request->setOnChannelClosed([](NlsEvent *, void *run) {
    static_cast<Run *>(run)->closed.set_value();
  }, &run);

  if (request->start() >= 0) {
    if (run.started.get_future().get()) {
      std::ifstream audio(argv[1], std::ios::binary); // 16-bit mono PCM of 16 kHz
      char chunk[3200];
      while (audio.read(chunk, sizeof chunk) || audio.gcount() > 0) {
        request->sendAudio(reinterpret_cast<unsigned char *>(chunk), audio.gcount());
        std::this_thread::sleep_for(std::chrono::milliseconds(100)); // as fast as it was spoken
      }
      request->stop();
    }
    run.closed.get_future().wait();
  }
  client->releaseTranscriberRequest(request);
  NlsClient::releaseInstance();
  return run.completed ? 0 : 1;
}
