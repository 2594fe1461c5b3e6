// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPalette>
#include <QString>

#include <optional>

namespace nlstoken {

//! \brief What the user wants to look at.
enum class ThemeChoice {
    System,
    Light,
    Dark,
};

//! \brief Our own palettes, for desktops that bring none and for people who choose.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

//! \brief Gives the application its colours: the desktop's where it has any, else ours.
class Theme : public QObject
{
    Q_OBJECT

public:
    //! \brief Follows the desktop until told otherwise. There must be a QApplication.
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] bool isDark() const;
    void choose(ThemeChoice choice);
    //! \brief What the desktop says that it prefers, where that is known (the portal's
    //! color-scheme). It counts only with ThemeChoice::System, where the desktop has no colours.
    void setDesktopPrefersDark(std::optional<bool> dark);

Q_SIGNALS:
    //! \brief The colours are other ones now.
    void changed();

private:
    void apply();
    void applyStyle();

    QString m_desktopStyle;
    ThemeChoice m_choice = ThemeChoice::System;
    std::optional<bool> m_desktopPrefersDark;
};

} // namespace nlstoken
