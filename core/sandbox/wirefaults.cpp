// SPDX-License-Identifier: Apache-2.0
// Faults between the service and its client: what isn't the service, and what the wire does to an
// answer.
#include "core/sandbox/faulteffects.h"

namespace nlstoken::faulteffects {

namespace {

constexpr qsizetype mebibyte = qsizetype{1024} * 1024;
constexpr qsizetype missingBytes = 100;

ServerResponse page(int status, const QByteArray &type, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", type}}, .body = body};
}

ServerResponse authenticationPage()
{
    ServerResponse answer =
        page(407, "text/html", "<html><body>Proxy authentication required</body></html>\n");
    answer.headers.emplace_back("Proxy-Authenticate", "Basic realm=\"proxy\"");
    return answer;
}

// The discard port of this very computer: who follows a redirect that must not be followed reaches
// nobody.
ServerResponse redirection()
{
    ServerResponse answer = page(302, "text/html", "<html><body>Moved</body></html>\n");
    answer.headers.emplace_back("Location", "http://127.0.0.1:9/");
    return answer;
}

QByteArray garbage()
{
    QByteArray bytes;
    for (int i = 0; i < 512; ++i)
        bytes += static_cast<char>((i * 167 + 128) % 256);
    return bytes;
}

} // namespace

std::optional<ServerResponse> foreignAnswer(Fault fault)
{
    switch (fault) {
    case Fault::BadGateway:
        return page(502, "text/html",
            "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway"
            "</h1></center></body></html>\n");
    case Fault::NotJson:
        return page(200, "text/plain", "It works!\n");
    case Fault::CaptivePortal:
        return page(200, "text/html",
            "<!DOCTYPE html><html><head><title>Welcome</title></head><body><form action=\"/login\">"
            "<input name=\"room\"><input type=\"submit\"></form></body></html>\n");
    case Fault::Redirect:
        return redirection();
    case Fault::NoToken:
        return page(200, "application/json;charset=utf-8", "{}");
    case Fault::Oversized:
        return page(200, "application/json;charset=utf-8",
            "{\"ErrMsg\":\"" + QByteArray(mebibyte, 'x')
                + "\",\"Token\":{\"ExpireTime\":4102444800,\"Id\":"
                  "\"00000000000000000000000000000000\",\"UserId\":\"1\"}}");
    case Fault::Proxy407:
        return authenticationPage();
    default:
        return std::nullopt;
    }
}

Delivery delivery(std::optional<Fault> fault, const ServerResponse &answer, const Pace &pace)
{
    Delivery whole{.bytes = serialised(answer)};
    if (!fault)
        return whole;
    switch (*fault) {
    case Fault::Slow:
        whole.delay = pace.slowDelay;
        return whole;
    case Fault::Trickle:
        whole.byteInterval = pace.byteInterval;
        return whole;
    case Fault::Hang:
        return {.ending = Ending::Hang};
    case Fault::Reset:
        return {.ending = Ending::Reset};
    case Fault::ResetMidway:
        return {.bytes = whole.bytes.left(whole.bytes.size() / 2), .ending = Ending::Reset};
    case Fault::Close:
        return {.ending = Ending::Close};
    case Fault::Truncated:
        return {.bytes = serialised(answer, answer.body.size() + missingBytes),
            .ending = Ending::Close};
    case Fault::Garbage:
        return {.bytes = garbage(), .ending = Ending::Close};
    default:
        return whole;
    }
}

} // namespace nlstoken::faulteffects
