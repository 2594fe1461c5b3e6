// SPDX-License-Identifier: Apache-2.0
#include "core/server/requesthead.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

namespace nlstoken {

namespace {

constexpr std::array<bool, 256> tokenCharacters = [] {
    std::array<bool, 256> is{};
    for (const char c :
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&'*+-.^_`|~")
        is[static_cast<unsigned char>(c)] = c != '\0';
    return is;
}();

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) {
        return tokenCharacters[static_cast<unsigned char>(c)];
    });
}

bool isVisible(char c)
{
    return c > ' ' && c < '\x7f';
}

// Blanks and what is beyond ASCII may stand in a value; a control character ends up in a log.
bool isFieldText(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return c == '\t' || (byte >= ' ' && byte != 0x7f);
    });
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

bool equalsName(QByteArrayView name, QByteArrayView expected)
{
    return name.size() == expected.size() && name.compare(expected, Qt::CaseInsensitive) == 0;
}

bool lists(QByteArrayView value, QByteArrayView wanted)
{
    while (!value.isEmpty()) {
        const qsizetype comma = value.indexOf(',');
        if (equalsName(trimmed(comma < 0 ? value : value.first(comma)), wanted))
            return true;
        value = comma < 0 ? QByteArrayView() : value.sliced(comma + 1);
    }
    return false;
}

// Collects one request line by line; each step says whether the line can be believed.
class HeadReader
{
public:
    bool readRequestLine(QByteArrayView line);
    bool readField(QByteArrayView line);
    [[nodiscard]] bool isWhole() const { return m_hosts == 1; }
    [[nodiscard]] const RequestHead &head() const { return m_head; }

private:
    bool readTarget(QByteArrayView target);
    bool readOnce(QByteArrayView &into, QByteArrayView value);

    RequestHead m_head;
    int m_hosts = 0;
    bool m_hasLength = false;
};

bool HeadReader::readRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 0 || last == first)
        return false;
    const QByteArrayView version = line.sliced(last + 1);
    m_head.method = line.first(first);
    m_head.isHttp10 = version == "HTTP/1.0";
    m_head.keepsConnection = !m_head.isHttp10;
    return isToken(m_head.method) && (m_head.isHttp10 || version == "HTTP/1.1")
        && readTarget(line.sliced(first + 1, last - first - 1));
}

bool HeadReader::readTarget(QByteArrayView target)
{
    if (!std::ranges::all_of(target, isVisible) || target.contains('#'))
        return false;
    // A proxy may be sent the whole address, and so may we.
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.size() <= scheme.size() || !equalsName(target.first(scheme.size()), scheme))
            continue;
        target = target.sliced(scheme.size());
        const auto end = std::ranges::find_if(target, [](char c) { return c == '/' || c == '?'; });
        m_head.authority = target.first(std::distance(target.begin(), end));
        target = target.sliced(m_head.authority.size());
        if (m_head.authority.isEmpty())
            return false;
        if (!target.startsWith('/')) {
            m_head.path = "/";
            m_head.query = target.isEmpty() ? target : target.sliced(1);
            return true;
        }
        break;
    }
    if (!target.startsWith('/'))
        return false;
    const qsizetype mark = target.indexOf('?');
    m_head.path = mark < 0 ? target : target.first(mark);
    m_head.query = mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
    return true;
}

bool HeadReader::readOnce(QByteArrayView &into, QByteArrayView value)
{
    if (!into.isNull())
        return false;
    into = value;
    return true;
}

bool HeadReader::readField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon)))
        return false;
    const QByteArrayView name = line.first(colon);
    const QByteArrayView value = trimmed(line.sliced(colon + 1));
    if (!isFieldText(value))
        return false;
    if (equalsName(name, "host")) {
        m_head.host = value;
        return ++m_hosts == 1;
    }
    if (equalsName(name, "authorization"))
        return readOnce(m_head.authorization, value);
    if (equalsName(name, "origin"))
        return !std::exchange(m_head.hasOrigin, true) && readOnce(m_head.origin, value);
    if (equalsName(name, "connection")) {
        if (lists(value, "close"))
            m_head.keepsConnection = false;
        else if (m_head.isHttp10 && lists(value, "keep-alive"))
            m_head.keepsConnection = true;
        return true;
    }
    if (equalsName(name, "content-length"))
        return !std::exchange(m_hasLength, true) && value == "0";
    if (equalsName(name, "transfer-encoding"))
        return false;
    if (equalsName(name, "access-control-request-method"))
        return readOnce(m_head.wishedMethod, value);
    if (equalsName(name, "access-control-request-private-network"))
        m_head.wantsPrivateNetwork = value == "true";
    return true;
}

// The line that begins at \a from, without its end; nothing when its end isn't there. A CR or LF
// alone makes no line.
std::optional<QByteArrayView> lineAt(QByteArrayView bytes, qsizetype from, bool &wrong)
{
    const auto *start = bytes.data() + from;
    const auto *end = static_cast<const char *>(
        std::memchr(start, '\n', static_cast<std::size_t>(bytes.size() - from)));
    if (!end)
        return std::nullopt;
    const QByteArrayView line(start, end - start);
    if (!line.endsWith('\r')) {
        wrong = true;
        return std::nullopt;
    }
    return line.chopped(1);
}

} // namespace

HeadReading readRequestHead(QByteArrayView bytes)
{
    using State = HeadReading::State;
    qsizetype at = 0;
    // Empty lines before a request are allowed to be there.
    while (bytes.sliced(at).startsWith("\r\n"))
        at += 2;
    HeadReader reader;
    bool isFirst = true;
    bool wrong = false;
    while (const std::optional<QByteArrayView> line = lineAt(bytes, at, wrong)) {
        at += line->size() + 2;
        if (line->isEmpty()) {
            if (!reader.isWhole())
                return {.state = State::Malformed};
            return {.state = State::Complete, .size = at, .head = reader.head()};
        }
        if (!(isFirst ? reader.readRequestLine(*line) : reader.readField(*line)))
            return {.state = State::Malformed};
        isFirst = false;
    }
    return {.state = wrong ? State::Malformed : State::Incomplete};
}

} // namespace nlstoken
