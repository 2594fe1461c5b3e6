// SPDX-License-Identifier: Apache-2.0
#include "core/model/accesskey.h"

#include "core/model/errorcode.h"
#include "core/signing/percentencoding.h"

#include <algorithm>
#include <array>

namespace nlstoken {

namespace {

using namespace std::string_view_literals;

constexpr qsizetype usualSecretSize = 30;

// The shapes in docs/service/credentials.md section 4: old ids have 16 characters, today's 24.
bool hasUsualIdShape(QByteArrayView id)
{
    return id.startsWith("STS.") || (id.startsWith("LTAI") && (id.size() == 16 || id.size() == 24));
}

// C1 control characters are two bytes in UTF-8: C2 80 to C2 9F.
bool hasControl(QByteArrayView part)
{
    bool afterC2 = false;
    for (const char c : part) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F || (afterC2 && byte >= 0x80 && byte <= 0x9F))
            return true;
        afterC2 = byte == 0xC2;
    }
    return false;
}

bool hasAnyOf(QByteArrayView part, std::string_view characters)
{
    return std::ranges::any_of(
        part, [characters](char c) { return characters.find(c) != characters.npos; });
}

bool isAscii(QByteArrayView part)
{
    return std::ranges::all_of(part, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

constexpr char itemVersion[] = "1";

} // namespace

AccessKey AccessKey::clone() const
{
    return {id, secret.clone(), securityToken.clone(), endpoint};
}

Result<void> checkAccessKey(const AccessKey &key)
{
    if (key.id.isEmpty())
        return profileFailure(errorcode::AccessKeyIdEmpty);
    if (hasControl(key.id))
        return profileFailure(errorcode::AccessKeyIdControl);
    if (key.secret.isEmpty())
        return profileFailure(errorcode::AccessKeySecretEmpty);
    if (hasControl(key.secret.view()))
        return profileFailure(errorcode::AccessKeySecretControl);
    if (hasControl(key.securityToken.view()))
        return profileFailure(errorcode::SecurityTokenControl);
    return {};
}

std::vector<KeyRemark> remarksOn(const AccessKey &key)
{
    const QByteArrayView id = key.id;
    const QByteArrayView secret = key.secret.view();
    const bool temporary = id.startsWith("STS.");
    const std::array<std::pair<bool, KeyRemark>, 10> candidates{{
        {secret.startsWith("LTAI") || secret.startsWith("STS."), KeyRemark::SecretLooksLikeId},
        {!hasUsualIdShape(id), KeyRemark::IdUnusual},
        {!temporary && secret.size() != usualSecretSize, KeyRemark::SecretUnusualLength},
        {hasAnyOf(id, " "sv), KeyRemark::IdHasBlank},
        {hasAnyOf(secret, " "sv), KeyRemark::SecretHasBlank},
        {hasAnyOf(id, "\"'`"sv), KeyRemark::IdHasQuote},
        {hasAnyOf(secret, "\"'`"sv), KeyRemark::SecretHasQuote},
        {!isAscii(id), KeyRemark::IdNotAscii},
        {!isAscii(secret), KeyRemark::SecretNotAscii},
        {temporary == key.securityToken.isEmpty(),
            temporary ? KeyRemark::SecurityTokenMissing : KeyRemark::SecurityTokenUnneeded},
    }};
    std::vector<KeyRemark> remarks;
    for (const auto &[applies, remark] : candidates) {
        if (applies)
            remarks.push_back(remark);
    }
    return remarks;
}

SecretBytes serialisedAccessKey(const AccessKey &key)
{
    // Percent-encoding leaves the usual secrets as they are and makes no QString of any.
    SecretBytes item(QByteArrayView("version="));
    item.append(QByteArrayView(itemVersion));
    const auto add = [&item](QByteArrayView name, QByteArrayView value) {
        item.append("&");
        item.append(name);
        item.append("=");
        QByteArray encoded = signing::percentEncoded(value);
        item.append(SecretBytes::take(encoded).view());
    };
    add("accessKeyId", key.id);
    add("accessKeySecret", key.secret.view());
    if (!key.securityToken.isEmpty())
        add("securityToken", key.securityToken.view());
    add("endpoint", key.endpoint.toUtf8());
    return item;
}

std::optional<AccessKey> parsedAccessKey(const SecretBytes &item)
{
    AccessKey key;
    bool known = false;
    QByteArrayView rest = item.view();
    while (!rest.isEmpty()) {
        const qsizetype end = std::distance(rest.begin(), std::ranges::find(rest, '&'));
        const QByteArrayView pair = rest.first(end);
        rest = end < rest.size() ? rest.sliced(end + 1) : QByteArrayView();
        const qsizetype equals = std::distance(pair.begin(), std::ranges::find(pair, '='));
        if (equals == pair.size())
            return std::nullopt;
        const QByteArrayView name = pair.first(equals);
        QByteArray value = signing::percentDecoded(pair.sliced(equals + 1));
        if (name == "version")
            known = value == QByteArrayView(itemVersion);
        else if (name == "accessKeyId")
            key.id = value;
        else if (name == "accessKeySecret")
            key.secret = SecretBytes::take(value);
        else if (name == "securityToken")
            key.securityToken = SecretBytes::take(value);
        else if (name == "endpoint")
            key.endpoint = QString::fromUtf8(value);
    }
    if (!known || key.id.isEmpty() || key.secret.isEmpty())
        return std::nullopt;
    return key;
}

} // namespace nlstoken
