// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMargins>

class QPainter;
class QToolButton;
class QWidget;

namespace nlstoken {

//! \brief Paints the frame and ground that the style gives to a line edit around \a widget.
void paintFieldFrame(QPainter &painter, const QWidget &widget, bool readOnly);

//! \brief The room between that frame and what it holds.
[[nodiscard]] QMargins fieldMargins(const QWidget &widget);

//! \brief A small flat button for the end of a field, reached by Tab; \a field owns it.
[[nodiscard]] QToolButton *makeFieldButton(QWidget &field);

} // namespace nlstoken
