// {{install}}
#include "nlsToken.h"

#include <cstdlib>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <string>

static std::string variable(const char *name) {
  const char *value = std::getenv(name);
  return value ? value : "";
}

int main() {
  // NlsToken asks over plain http, where AccessKey ID and token can be read on the way.
  AlibabaNlsCommon::NlsToken request;
  request.setAccessKeyId(variable("ALIBABA_CLOUD_ACCESS_KEY_ID"));
  request.setKeySecret(variable("ALIBABA_CLOUD_ACCESS_KEY_SECRET"));
  request.setDomain({{endpointHost|c}});
  request.setRegionId({{regionId|c}});
  request.setServerVersion({{apiVersion|c}});

  // Every negative number is a failure, and 0 without a token is one too.
  const int result = request.applyNlsToken();
  const std::string token = result < 0 ? "" : request.getToken();
  if (token.empty()) {
    std::cerr << "no token: " << result << ' ' << request.getErrorMsg() << '\n';
    return 1;
  }
  const std::time_t expires = request.getExpireTime(); // seconds
  std::cout << token << '\n'
            << "valid until " << std::put_time(std::gmtime(&expires), "%F %T UTC") << '\n';
}
