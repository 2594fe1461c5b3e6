// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

namespace nlstoken {

//! \brief What a colour says beside the words that say it too; never the only carrier of a meaning.
enum class StatusColor {
    Accent, //!< goes on as it should
    Positive,
    Warning,
    Negative,
    Neutral, //!< nobody knows, or still at work
};

// Every colour is worked out from the palette at hand, so that desktops with colours of their own
// and high contrast keep both their look and their contrast.

//! \brief The colour of \a meaning for lines and areas: at least 3:1 against every background of
//! \a palette.
[[nodiscard]] QColor statusColor(StatusColor meaning, const QPalette &palette);
//! \brief The colour of \a meaning for words: at least 4.5:1.
[[nodiscard]] QColor statusTextColor(StatusColor meaning, const QPalette &palette);
//! \brief \a wish, changed towards the colour of text as far as words need: at least 4.5:1.
[[nodiscard]] QColor readableColor(const QColor &wish, const QPalette &palette);
//! \brief For words that are there when looked for: at least 4.5:1.
[[nodiscard]] QColor mutedTextColor(const QPalette &palette);
//! \brief What the ring runs in.
[[nodiscard]] QColor trackColor(const QPalette &palette);
//! \brief Behind code.
[[nodiscard]] QColor codeGroundColor(const QPalette &palette);
//! \brief The line around a card and between rows.
[[nodiscard]] QColor cardBorderColor(const QPalette &palette);
//! \brief The line around what can be filled in or ticked: at least 3:1 on a dark ground.
[[nodiscard]] QColor fieldBorderColor(const QPalette &palette);
//! \brief Behind the chosen row of a list whose words and rings keep their colours.
[[nodiscard]] QColor chosenRowColor(const QPalette &palette);
//! \brief Gives the words of \a widget a colour, whatever ground it stands on: a child takes its
//! colour from Text or WindowText, depending on that.
void setTextColor(QWidget &widget, const QColor &color);
//! \brief Whether \a palette is light on dark.
[[nodiscard]] bool isDarkPalette(const QPalette &palette);
//! \brief The contrast of two opaque colours after WCAG 2, 1 to 21.
[[nodiscard]] qreal contrastRatio(const QColor &one, const QColor &other);

} // namespace nlstoken
