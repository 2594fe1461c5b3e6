// {{install}}
// The token is good until {{expires}}.
#include "nlsClient.h"
#include "nlsEvent.h"
#include "speechSynthesizerRequest.h"

#include <fstream>
#include <future>
#include <iostream>

using namespace AlibabaNls;

struct Run {
  std::ofstream audio{"hello.wav", std::ios::binary};
  std::promise<void> closed;
  bool completed = false;
};

int main() {
  NlsClient *client = NlsClient::getInstance();
  client->startWorkThread(1);

  Run run;
  SpeechSynthesizerRequest *request = client->createSynthesizerRequest();
  request->setUrl({{gateway|c}});
  request->setToken({{token|c}});
  request->setAppKey({{appkey|c}});
  request->setFormat("wav");
  request->setText("Hello from Intelligent Speech Interaction");
  request->setOnBinaryDataReceived([](NlsEvent *event, void *run) {
    const auto chunk = event->getBinaryData();
    static_cast<Run *>(run)->audio.write(reinterpret_cast<const char *>(chunk.data()), chunk.size());
  }, &run);
  request->setOnSynthesisCompleted([](NlsEvent *, void *run) {
    static_cast<Run *>(run)->completed = true;
  }, &run);
  request->setOnTaskFailed([](NlsEvent *event, void *) {
    std::cerr << event->getStatusCode() << ' ' << event->getErrorMessage() << '\n';
  }, &run);
  request->setOnChannelClosed([](NlsEvent *, void *run) {
    static_cast<Run *>(run)->closed.set_value();
  }, &run);

  if (request->start() >= 0)
    run.closed.get_future().wait();
  client->releaseSynthesizerRequest(request);
  NlsClient::releaseInstance();
  return run.completed ? 0 : 1;
}
