// SPDX-License-Identifier: Apache-2.0
// The one file that includes Boost: its headers are slow to compile.
#include "core/http/requestparser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>

namespace nlstoken {

namespace http = boost::beast::http;

namespace {

QByteArrayView viewOf(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

// A copy of sent, without an allocation where that is how common spells it.
QByteArray copyOf(boost::beast::string_view sent, boost::beast::string_view common)
{
    // The common spellings are constants.
    return sent == common ? QByteArray::fromRawData(common.data(), viewOf(common).size())
                          : viewOf(sent).toByteArray();
}

// Beast joins a line that begins with a blank to the one before, which others read differently; and
// it waits for the whole head before it sees that a line ends in LF alone.
bool hasWrongLine(QByteArrayView bytes)
{
    qsizetype end = -1;
    while ((end = bytes.indexOf('\n', end + 1)) >= 0) {
        if (end == 0 || bytes[end - 1] != '\r')
            return true;
        const char next = end + 1 < bytes.size() ? bytes[end + 1] : '\r';
        if (next == '\r')
            return false; // the head ends here, or Beast says that it doesn't
        if (next == ' ' || next == '\t')
            return true;
    }
    return false;
}

// What decides must not be there twice: another reader could take the other one.
bool decides(http::field field)
{
    constexpr std::array fields{http::field::host, http::field::content_length,
        http::field::transfer_encoding, http::field::authorization, http::field::origin,
        http::field::access_control_request_method};
    return std::ranges::find(fields, field) != fields.end();
}

bool isNumber(QByteArrayView text)
{
    return !text.isEmpty()
        && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

struct RequestParser::Private
{
    // Writes what Beast reads straight into a request.
    class Reader final : public http::basic_parser<true>
    {
    public:
        explicit Reader(ServerRequest &request)
            : m_request(request)
        {
        }

    private:
        using View = boost::beast::string_view;
        using Error = boost::beast::error_code;
        using Length = boost::optional<std::uint64_t>;

        void on_request_impl(
            http::verb verb, View method, View target, int version, Error &error) override
        {
            m_request.method = copyOf(method, http::to_string(verb));
            m_request.isHttp10 = version == 10;
            if (!readTarget(viewOf(target), m_request))
                error = http::error::bad_target;
        }

        void on_field_impl(http::field field, View name, View value, Error &error) override
        {
            if (m_isHeadDone)
                return; // behind the last chunk
            QByteArray copy = copyOf(name, http::to_string(field));
            if (decides(field) && m_request.hasHeader(copy))
                error = http::error::bad_field;
            else
                m_request.headers.emplace_back(std::move(copy), viewOf(value).toByteArray());
        }

        std::size_t on_body_impl(View bytes, Error &) override
        {
            m_request.body += viewOf(bytes);
            return bytes.size();
        }

        std::size_t on_chunk_body_impl(std::uint64_t, View bytes, Error &) override
        {
            m_request.body += viewOf(bytes);
            return bytes.size();
        }

        void on_header_impl(Error &) override { m_isHeadDone = true; }
        void on_response_impl(int, View, int, Error &) override { }
        void on_body_init_impl(const Length &, Error &) override { }
        void on_chunk_header_impl(std::uint64_t, View, Error &) override { }
        void on_finish_impl(Error &) override { }

        ServerRequest &m_request;
        bool m_isHeadDone = false;
    };

    std::optional<Reader> reader;

    // Reads once from bytes and takes what was used from them.
    State put(QByteArrayView &bytes)
    {
        boost::beast::error_code error;
        const std::size_t used = reader->put(
            boost::asio::const_buffer(bytes.data(), static_cast<std::size_t>(bytes.size())), error);
        bytes = bytes.sliced(static_cast<qsizetype>(used));
        if (error == http::error::need_more)
            return State::Incomplete;
        if (error == http::error::body_limit)
            return State::TooLong;
        if (error)
            return State::Malformed;
        return reader->is_done() ? State::Complete : State::Incomplete;
    }
};

RequestParser::RequestParser()
    : d(std::make_unique<Private>())
{
    reset();
}

RequestParser::~RequestParser()
{
    m_request.wipeAuthorization();
}

void RequestParser::reset()
{
    m_request.wipeAuthorization();
    HeaderFields fields = std::move(m_request.headers); // with its memory
    fields.clear();
    m_request = {.headers = std::move(fields)};
    m_headSize = 0;
    d->reader.emplace(m_request);
    // Both limits are the caller's, who sees the head grow and says how much of a body may come.
    d->reader->header_limit(std::numeric_limits<std::uint32_t>::max());
    d->reader->body_limit(std::numeric_limits<std::uint64_t>::max());
}

RequestParser::State RequestParser::readHead(QByteArrayView bytes)
{
    QByteArrayView unread = bytes.sliced(m_headSize);
    if (hasWrongLine(unread))
        return State::Malformed;
    while (!unread.isEmpty() && !d->reader->is_header_done()) {
        const qsizetype before = unread.size();
        if (d->put(unread) == State::Malformed)
            return State::Malformed;
        if (unread.size() == before)
            break;
    }
    m_headSize = bytes.size() - unread.size();
    if (!d->reader->is_header_done())
        return State::Incomplete;
    m_request.keepsConnection = d->reader->keep_alive();
    return isHeadClear() ? State::Complete : State::Malformed;
}

bool RequestParser::isHeadClear() const
{
    if (!m_request.hasHeader("host"))
        return false;
    if (m_request.hasHeader("content-length") && !isNumber(m_request.header("content-length")))
        return false; // Beast takes a list
    // Beast takes any other coding for none, and so reads the body as the next request.
    return !m_request.hasHeader("transfer-encoding")
        || (!m_request.isHttp10
            && m_request.header("transfer-encoding").compare("chunked", Qt::CaseInsensitive) == 0);
}

RequestParser::State RequestParser::limitBody(qsizetype bytes)
{
    const bool isChunked = d->reader->chunked();
    const std::uint64_t announced = d->reader->content_length().value_or(0);
    if (bytes == 0 && (isChunked || announced > 0))
        return State::Malformed;
    if (announced > static_cast<std::uint64_t>(bytes))
        return State::TooLong;
    if (isChunked)
        d->reader->body_limit(static_cast<std::uint64_t>(bytes));
    return d->reader->is_done() ? State::Complete : State::Incomplete;
}

RequestParser::State RequestParser::readBody(QByteArrayView &bytes)
{
    while (!bytes.isEmpty() && !d->reader->is_done()) {
        const qsizetype before = bytes.size();
        const State state = d->put(bytes);
        if (state == State::Malformed || state == State::TooLong)
            return state;
        if (bytes.size() == before)
            break;
    }
    return d->reader->is_done() ? State::Complete : State::Incomplete;
}

} // namespace nlstoken
