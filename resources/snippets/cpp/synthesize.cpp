// {{install}}
// The token is good until {{expires}}.
#include "nlsClient.h"
#include "nlsEvent.h"
#include "speechSynthesizerRequest.h"

#include <chrono>
#include <fstream>
#include <future>
#include <iostream>

using namespace AlibabaNls;

struct Synthesis {
  std::ofstream audio{"hello.wav", std::ios::binary};
  std::promise<void> closed;
  bool completed = false;
};

int main() {
  NlsClient *client = NlsClient::getInstance();
  client->startWorkThread(1);

  Synthesis synthesis;
  SpeechSynthesizerRequest *request = client->createSynthesizerRequest();
  request->setUrl({{gateway|c}});
  request->setToken({{token|c}});
  request->setAppKey({{appkey|c}});
  request->setFormat("wav");
  request->setText("Hello from Intelligent Speech Interaction");
  request->setOnBinaryDataReceived([](NlsEvent *event, void *synthesis) {
    const auto chunk = event->getBinaryData();
    static_cast<Synthesis *>(synthesis)->audio.write(reinterpret_cast<const char *>(chunk.data()), chunk.size());
  }, &synthesis);
  request->setOnSynthesisCompleted([](NlsEvent *, void *synthesis) {
    static_cast<Synthesis *>(synthesis)->completed = true;
  }, &synthesis);
  request->setOnTaskFailed([](NlsEvent *event, void *) {
    std::cerr << event->getStatusCode() << ' ' << event->getErrorMessage() << '\n';
  });
  request->setOnChannelClosed([](NlsEvent *, void *synthesis) {
    static_cast<Synthesis *>(synthesis)->closed.set_value();
  }, &synthesis);

  const bool closed = request->start() >= 0
      && synthesis.closed.get_future().wait_for(std::chrono::minutes(1)) == std::future_status::ready;
  client->releaseSynthesizerRequest(request);
  NlsClient::releaseInstance();
  return closed && synthesis.completed ? 0 : 1;
}
