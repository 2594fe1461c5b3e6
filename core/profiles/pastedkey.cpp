// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/pastedkey.h"

#include <algorithm>
#include <vector>

namespace nlstoken {

namespace {

// The shapes in docs/service/credentials.md section 4, with room for others.
constexpr qsizetype shortestId = 12;
constexpr qsizetype shortestSecret = 20;
constexpr qsizetype longestSecret = 64;

bool isAsciiLetterOrDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool looksLikeId(QByteArrayView word)
{
    return word.size() >= shortestId && (word.startsWith("LTAI") || word.startsWith("STS."));
}

bool looksLikeSecret(QByteArrayView word)
{
    return word.size() >= shortestSecret && word.size() <= longestSecret && !looksLikeId(word)
        && std::ranges::all_of(word, isAsciiLetterOrDigit);
}

bool looksLikeSecurityToken(QByteArrayView word)
{
    return word.size() > longestSecret && std::ranges::all_of(word, [](char c) {
        return isAsciiLetterOrDigit(c) || c == '+' || c == '/' || c == '=' || c == '-' || c == '_';
    });
}

// Behind `NAME=`; the = at the end of base64 is part of the value.
QByteArrayView valueIn(QByteArrayView word)
{
    const auto equals = std::ranges::find(word, '=');
    const bool isName = std::any_of(equals, word.end(), [](char c) { return c != '='; });
    return isName ? word.sliced(equals - word.begin() + 1) : word;
}

// Signs outside ASCII, such as a byte order mark or Chinese punctuation, part words too.
std::vector<QByteArrayView> wordsIn(QByteArrayView text)
{
    constexpr std::string_view between = ",;:\"'{}[]()";
    const auto parts = [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte >= 0x7F || between.find(c) != between.npos;
    };
    std::vector<QByteArrayView> words;
    auto start = text.begin();
    while (start != text.end()) {
        start = std::find_if_not(start, text.end(), parts);
        const auto end = std::find_if(start, text.end(), parts);
        if (start != end)
            words.push_back(valueIn(text.sliced(start - text.begin(), end - start)));
        start = end;
    }
    return words;
}

} // namespace

std::optional<AccessKey> pastedAccessKey(QByteArrayView text)
{
    const std::vector<QByteArrayView> words = wordsIn(text);
    const auto id = std::ranges::find_if(words, looksLikeId);
    if (id == words.end())
        return std::nullopt;
    // It follows its id, but for JSON, whose members come in any order.
    auto secret = std::find_if(id, words.end(), looksLikeSecret);
    if (secret == words.end())
        secret = std::ranges::find_if(words, looksLikeSecret);
    if (secret == words.end())
        return std::nullopt;
    AccessKey key{id->toByteArray(), SecretBytes(*secret), {}, {}};
    const auto token = std::ranges::find_if(words, looksLikeSecurityToken);
    if (token != words.end())
        key.securityToken = SecretBytes(*token);
    return key;
}

} // namespace nlstoken
