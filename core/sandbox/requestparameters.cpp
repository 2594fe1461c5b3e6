// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/requestparameters.h"

#include "core/signing/percentencoding.h"

#include <QList>

#include <optional>

namespace nlstoken {

namespace {

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

bool isPercentEncoded(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%')
            continue;
        if (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2]))
            return false;
    }
    return true;
}

// Adds the pairs of a query or form to parameters; the first offending one is the answer.
std::optional<ServiceRefusal> addPairs(const QByteArray &text, signing::Parameters &parameters)
{
    const QList<QByteArray> pairs = text.split('&');
    for (QByteArray pair : pairs) {
        if (pair.isEmpty())
            continue;
        pair.replace('+', ' ');
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = signing::percentDecoded(equals < 0 ? pair : pair.left(equals));
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        if (!isPercentEncoded(pair))
            return refusals::malformed(name);
        if (!parameters.emplace(name, signing::percentDecoded(value)).second)
            return refusals::malformed(name);
    }
    return std::nullopt;
}

bool isForm(const ServerRequest &request)
{
    const QByteArray type = request.header("content-type").split(';').constFirst().trimmed();
    return type.compare("application/x-www-form-urlencoded", Qt::CaseInsensitive) == 0;
}

} // namespace

tl::expected<signing::Parameters, ServiceRefusal> requestParameters(const ServerRequest &request)
{
    signing::Parameters parameters;
    if (auto refusal = addPairs(request.query, parameters))
        return tl::unexpected(*std::move(refusal));
    if (request.method == "POST" && isForm(request)) {
        if (auto refusal = addPairs(request.body, parameters))
            return tl::unexpected(*std::move(refusal));
    }
    return parameters;
}

} // namespace nlstoken
