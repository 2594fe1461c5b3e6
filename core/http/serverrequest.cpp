// SPDX-License-Identifier: Apache-2.0
#include "core/http/serverrequest.h"

#include "core/base/secretbytes.h"

#include <algorithm>

namespace nlstoken {

namespace {

bool isVisible(char c)
{
    return c > ' ' && c < '\x7f' && c != '#';
}

bool isNamed(const HeaderFields::value_type &field, QByteArrayView name)
{
    return field.first.size() == name.size() && name.compare(field.first, Qt::CaseInsensitive) == 0;
}

auto fieldNamed(const HeaderFields &fields, QByteArrayView name)
{
    return std::ranges::find_if(fields, [name](const auto &field) { return isNamed(field, name); });
}

} // namespace

QByteArray ServerRequest::header(QByteArrayView name) const
{
    const auto found = fieldNamed(headers, name);
    return found == headers.end() ? QByteArray() : found->second;
}

bool ServerRequest::hasHeader(QByteArrayView name) const
{
    return fieldNamed(headers, name) != headers.end();
}

bool ServerRequest::wantsUpgrade() const
{
    // To another protocol, such as h2c, is no more than an offer (RFC 9110, 7.8).
    return header("connection").toLower().contains("upgrade")
        && header("upgrade").toLower().contains("websocket");
}

void ServerRequest::wipeAuthorization()
{
    for (auto &field : headers) {
        if (isNamed(field, "authorization") && field.second.isDetached())
            wipeMemory(field.second.data(), static_cast<std::size_t>(field.second.size()));
    }
}

bool readTarget(QByteArrayView target, ServerRequest &request)
{
    if (!std::ranges::all_of(target, isVisible))
        return false;
    request.authority.clear();
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.size() <= scheme.size()
            || target.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
            continue;
        target = target.sliced(scheme.size());
        const auto end = std::ranges::find_if(target, [](char c) { return c == '/' || c == '?'; });
        const QByteArrayView authority = target.first(std::distance(target.begin(), end));
        if (authority.isEmpty())
            return false;
        request.authority = authority.toByteArray();
        target = target.sliced(authority.size());
        if (!target.startsWith('/')) {
            request.path = "/";
            request.query = target.isEmpty() ? QByteArray() : target.sliced(1).toByteArray();
            return true;
        }
        break;
    }
    if (!target.startsWith('/'))
        return false;
    const qsizetype mark = target.indexOf('?');
    request.path = (mark < 0 ? target : target.first(mark)).toByteArray();
    request.query = mark < 0 ? QByteArray() : target.sliced(mark + 1).toByteArray();
    return true;
}

} // namespace nlstoken
