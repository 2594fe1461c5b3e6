// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief The language to speak: \a wish ("en", "zh_CN") when it is one of ours, else what the
//! environment asks for, else English.
[[nodiscard]] QString chosenLanguage(const QString &wish);

//! \brief Whether \a name is a language of ours, as people write it: en, zh, zh_CN, zh-CN.
[[nodiscard]] bool isLanguageName(const QString &name);

//! \brief Installs the translations of \a language in the application object.
void installTranslations(const QString &language);

} // namespace nlstoken
