// SPDX-License-Identifier: Apache-2.0
// The one file that includes Boost: its headers are slow to compile.
#include "core/http/requestparser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace nlstoken {

namespace http = boost::beast::http;

namespace {

template <typename View>
QByteArray bytesOf(const View &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

// Beast joins a line that begins with a blank to the one before, which others read differently.
bool hasFoldedLine(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    const QByteArrayView head = end < 0 ? QByteArrayView(bytes) : QByteArrayView(bytes).first(end);
    return head.indexOf("\r\n ") >= 0 || head.indexOf("\r\n\t") >= 0;
}

} // namespace

struct RequestParser::Private
{
    http::request_parser<http::string_body> parser;
};

RequestParser::RequestParser(qsizetype headBytes, qsizetype bodyBytes)
    : d(std::make_unique<Private>())
{
    d->parser.eager(true);
    d->parser.header_limit(static_cast<std::uint32_t>(headBytes));
    d->parser.body_limit(static_cast<std::uint64_t>(bodyBytes));
}

RequestParser::~RequestParser() = default;
RequestParser::RequestParser(RequestParser &&other) noexcept = default;
RequestParser &RequestParser::operator=(RequestParser &&other) noexcept = default;

RequestParser::State RequestParser::parse(QByteArray &bytes)
{
    if (!d->parser.is_header_done() && hasFoldedLine(bytes))
        return State::Malformed;
    qsizetype used = 0;
    while (used < bytes.size() && !d->parser.is_done()) {
        boost::beast::error_code error;
        const std::size_t taken = d->parser.put(boost::asio::const_buffer(bytes.constData() + used,
                                                    static_cast<std::size_t>(bytes.size() - used)),
            error);
        used += static_cast<qsizetype>(taken);
        if (error == http::error::need_more)
            break;
        if (error)
            return State::Malformed;
        if (taken == 0)
            break;
    }
    bytes.remove(0, used);
    return d->parser.is_done() ? State::Complete : State::Incomplete;
}

bool RequestParser::isHeadComplete() const
{
    return d->parser.is_header_done();
}

QByteArray RequestParser::method() const
{
    return bytesOf(d->parser.get().method_string());
}

QByteArray RequestParser::target() const
{
    return bytesOf(d->parser.get().target());
}

std::vector<std::pair<QByteArray, QByteArray>> RequestParser::headers() const
{
    std::vector<std::pair<QByteArray, QByteArray>> fields;
    for (const auto &field : d->parser.get())
        fields.emplace_back(bytesOf(field.name_string()), bytesOf(field.value()));
    return fields;
}

QByteArray RequestParser::body() const
{
    return bytesOf(d->parser.get().body());
}

bool RequestParser::isKeepAlive() const
{
    return d->parser.get().keep_alive();
}

} // namespace nlstoken
