// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/errors/errorcatalogue.h"
#include "core/model/profile.h"
#include "core/token/tokenstatus.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace nlstoken {

//! \brief \a text, or null where it is empty: what is not known is null in every answer.
[[nodiscard]] QJsonValue orNull(const QString &text);

//! \brief Whole seconds, rounded up, as `retryAfter` counts them.
[[nodiscard]] qint64 secondsRoundedUp(std::chrono::milliseconds duration);

//! \brief A warning: what happened and what to do, in one line.
[[nodiscard]] QString warningText(const QString &message, const QString &advice = {});
[[nodiscard]] QString warningText(const ServiceError &warning, const ErrorCatalogue &catalogue);

//! \brief The members of `{"error":…}` in JSON output, every one present.
[[nodiscard]] QJsonObject errorJson(const ServiceError &error, const ErrorCatalogue &catalogue);

//! \brief One profile of `profile list --format json`.
[[nodiscard]] QJsonObject profileJson(const Profile &profile, bool isDefault);

//! \brief One entry of `status --format json`.
[[nodiscard]] QJsonObject statusJson(
    const Profile &profile, const TokenStatus &status, const ErrorCatalogue &catalogue);

//! \brief \a text for people: without terminal escapes and bidi marks, which a name in a file that
//! was edited by hand may hold. Not for what has to arrive byte by byte.
[[nodiscard]] QByteArray textForPeople(const QString &text);

//! \brief \a value as the bytes that go to standard output: one line.
[[nodiscard]] QByteArray jsonLine(const QJsonValue &value);

} // namespace nlstoken
