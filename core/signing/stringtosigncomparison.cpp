// SPDX-License-Identifier: Apache-2.0
#include "core/signing/stringtosigncomparison.h"

#include "core/signing/percentencoding.h"

#include <QList>

#include <algorithm>
#include <set>

namespace nlstoken::signing {

namespace {

constexpr char marker[] = "string to sign is:";

// A string to sign is percent-encoded: whatever can't be part of one ends it.
QByteArray leadingToken(const QByteArray &text)
{
    const auto end = std::ranges::find_if(text, [](char c) {
        const bool unreserved =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return !unreserved && QByteArrayView("-_.~%&").indexOf(c) < 0;
    });
    return text.left(std::distance(text.begin(), end));
}

std::optional<QByteArray> valueIn(const Parameters &parameters, const QByteArray &name)
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

std::optional<StringToSign> stringToSignIn(const QByteArray &text)
{
    QByteArray plain = text;
    plain.replace("\\u0026", "&").replace("&amp;", "&");
    const qsizetype at = plain.indexOf(marker);
    if (at >= 0)
        plain = plain.mid(at + static_cast<qsizetype>(sizeof marker) - 1);
    StringToSign found;
    found.text = leadingToken(plain.trimmed());
    const QList<QByteArray> parts = found.text.split('&');
    if (parts.size() != 3 || parts[0].isEmpty() || parts[1] != "%2F")
        return std::nullopt;
    found.method = parts[0];
    found.parameters = parsedQuery(percentDecoded(parts[2]));
    return found;
}

std::vector<Difference> differences(const StringToSign &server, const StringToSign &ours)
{
    std::vector<Difference> result;
    if (server.method != ours.method)
        result.push_back({"method", server.method, ours.method});
    std::set<QByteArray> names;
    for (const auto *side : {&server, &ours}) {
        for (const auto &[name, value] : side->parameters)
            names.insert(name);
    }
    for (const QByteArray &name : names) {
        Difference difference{
            name, valueIn(server.parameters, name), valueIn(ours.parameters, name)};
        if (difference.server != difference.ours)
            result.push_back(std::move(difference));
    }
    // The same values in another order or encoding are another text all the same.
    if (result.empty() && server.text != ours.text)
        result.push_back({"encoding", server.text, ours.text});
    return result;
}

} // namespace nlstoken::signing
