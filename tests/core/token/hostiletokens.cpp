// SPDX-License-Identifier: Apache-2.0
#include "tests/core/token/hostiletokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

TokenAnswer answerWith(const QByteArray &id)
{
    return {
        .token = {id, 1000, 0, {}, u"R"_s, {}}, .source = TokenSource::Cache, .clockOffset = 10s};
}

Profile profileWith(const QString &gateway, const QString &appkey)
{
    Profile profile;
    profile.name = u"demo"_s;
    profile.region = u"cn-shanghai"_s;
    profile.gateway = gateway;
    profile.appkey = appkey;
    return profile;
}

// Everything that a token may hold, and what is most likely to get out of its quotes.
QList<QByteArray> hostileTokens()
{
    QByteArray all;
    for (char c = '!'; c <= '~'; ++c)
        all += c;
    QByteArray backwards = all;
    std::reverse(backwards.begin(), backwards.end());
    QList<QByteArray> tokens{"124fc7526f434b8c8198d6196b0a1234", all, backwards,
        QByteArray(1024, '\''), QByteArray(1024, '\\'), QByteArray(1024, '"'), "'", "\\", "\"",
        "\\'", "'\\", "\\\\'", "';id;'", "\\';id;'", "\\\\';id;'", "$(id)", "`id`", "${HOME}",
        "$HOME", "$env:HOME", "%PATH%", "!!", "!$", "#x", "x#y", "a;b", "a&b", "a|id", ">x", "~",
        "~root", "=ls", "*", "?", "[a-z]", "{a,b}", "-n", "--", "\\n", "\\x41", "$'x'", "\"$(id)\"",
        "'\"'\"'", "$((1+1))", "<(id)", "^x^y"};
    // Each special character meets each, in both orders.
    const QByteArray special = "'\"\\$`#;!%~=&(){";
    for (const char first : special) {
        for (const char second : special)
            tokens << QByteArray("a") + first + second + 'b';
    }
    return tokens;
}

} // namespace nlstoken
