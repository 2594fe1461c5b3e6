// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/faultlookup.h"

#include "core/errors/errorcatalogue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

std::optional<PlayedError> gatewayError(const ErrorCatalogue &catalogue, const QString &code)
{
    for (const ServiceWording &wording : catalogue.gatewayWordings()) {
        if (wording.code == code || wording.code.startsWith(code + u'.'))
            return PlayedError{
                .code = wording.code, .message = wording.serverMessage, .isGateways = true};
    }
    return std::nullopt;
}

} // namespace

ErrorLookup faultLookup(const ErrorCatalogue &catalogue)
{
    return [&catalogue](const QString &code) -> std::optional<PlayedError> {
        const std::vector<ServiceWording> wordings = catalogue.serviceWordings();
        const auto found = std::ranges::find(wordings, code, &ServiceWording::code);
        if (found != wordings.end() && found->source == "pop"_L1)
            return PlayedError{found->httpStatus, found->code, found->serverMessage};
        return gatewayError(catalogue, code);
    };
}

} // namespace nlstoken
