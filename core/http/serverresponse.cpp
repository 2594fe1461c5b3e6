// SPDX-License-Identifier: Apache-2.0
#include "core/http/serverresponse.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 407:
        return "Proxy Authentication Required";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    default:
        return "Answer";
    }
}

} // namespace

QByteArray serialised(const ServerResponse &answer, qsizetype claimedLength)
{
    const qsizetype length = claimedLength < 0 ? answer.body.size() : claimedLength;
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + ' '
        + reasonPhrase(answer.status) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    if (answer.status != 204) // which has none by its nature
        bytes += "Content-Length: " + QByteArray::number(length) + "\r\n";
    return bytes + "\r\n" + answer.body;
}

QByteArray httpDate(const QDateTime &moment)
{
    return QLocale::c().toString(moment.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace nlstoken
