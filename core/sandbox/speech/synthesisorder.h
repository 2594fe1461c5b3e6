// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/speech/gatewayrefusal.h"
#include "core/sandbox/speech/samplesound.h"

#include <QJsonObject>

#include <tl/expected.hpp>

namespace nlstoken {

//! \brief The format that \a parameters ask for: PCM at 16000 Hz unless they say otherwise. Numbers
//! may come as strings, as they do in a query.
[[nodiscard]] tl::expected<SoundFormat, GatewayRefusal> wantedSound(const QJsonObject &parameters);

//! \brief How many characters \a text has, where a pair of surrogates is one.
[[nodiscard]] qsizetype characterCount(const QString &text);

//! The most characters that one request of short synthesis may have.
inline constexpr qsizetype ShortTextLength = 300;
//! The most characters that long synthesis takes.
inline constexpr qsizetype LongTextLength = 100'000;

} // namespace nlstoken
