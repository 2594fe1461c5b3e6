// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace nlstoken {

// Whatever was written elsewhere (server answers, profile names, host names) goes through here on
// its way to a widget. Qt guesses markup in labels, tool tips and message boxes, and takes & for a
// mnemonic in menus, tabs and buttons.

//! \brief \a text on one line without control characters and bidi tricks, kept apart from its
//! neighbours where it runs right to left inside a sentence.
[[nodiscard]] QString safeText(const QString &text);

//! \brief The same with its line breaks.
[[nodiscard]] QString safeLines(const QString &text);

//! \brief safeText() for menus, tabs and buttons, whose & would vanish.
[[nodiscard]] QString safeMenuText(const QString &text);

//! \brief safeLines() for tool tips, which can't be told that they are plain.
[[nodiscard]] QString safeToolTip(const QString &text);

//! \brief Whether people may mark and copy the words of a label.
enum class Selection {
    None,
    Allowed, //!< by mouse and keyboard; the label takes the keyboard focus
};

//! \brief Makes \a label take every text as it is, without markup.
void makePlain(QLabel &label, Selection selection = Selection::None);

//! \brief A plain label; \a parent owns it.
[[nodiscard]] QLabel *plainLabel(
    const QString &text, QWidget *parent, Selection selection = Selection::None);

} // namespace nlstoken
