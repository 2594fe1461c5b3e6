// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/profiles/profilerow.h"

#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QListView;
class QMenu;
class QPushButton;
class QToolButton;

namespace nlstoken {

class ErrorCatalogue;
class ProfileListModel;

//! \brief The window's left side: the profiles, and what can be done with them.
//!
//! It changes nothing itself: what is wanted is told, and shown once the owner sets the rows anew.
//! Only an order that was made by dragging stands at once.
class ProfileListPanel final : public QWidget
{
    Q_OBJECT

public:
    //! \param catalogue borrowed for life
    explicit ProfileListPanel(const ErrorCatalogue &catalogue, QWidget *parent = nullptr);

    //! \brief Shows \a rows, as often as once a second; what is chosen stays so.
    void setRows(std::vector<ProfileRow> rows);
    //! \brief Chooses the profile with \a id, silently; nothing when it isn't there.
    void setChosen(const QString &id);
    //! \brief The chosen profile, empty when there is none.
    [[nodiscard]] QString chosenId() const;
    //! \brief What the sandbox row offers; borrowed, the owner fills it.
    void setSandboxMenu(QMenu *menu);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    //! \brief The user, or a profile that went away, chose another one; empty when none is left.
    void chosen(const QString &id);
    void addWanted();
    void pasteTokenWanted();
    void editWanted(const QString &id);
    void renameWanted(const QString &id, const QString &newName);
    void removeWanted(const QString &id);
    void defaultWanted(const QString &id);
    void orderChanged(const QStringList &ids);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QAction *addRowAction(const QList<QKeySequence> &keys);
    void makeActions();
    void layOut();
    void retranslate();
    void applyColors();
    void tellChosen();
    void showMenu(const QPoint &place);
    void openRename();
    void move(int step);
    [[nodiscard]] const ProfileRow *current() const;
    void allowActions();

    const ErrorCatalogue &m_catalogue;
    ProfileListModel *m_model;
    QLabel *m_heading;
    QListView *m_list;
    QPushButton *m_add;
    QToolButton *m_more;
    QMenu *m_rowMenu;
    QMenu *m_addMenu;
    QPointer<QMenu> m_sandboxMenu;
    QAction *m_edit = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_default = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_paste = nullptr;
    QString m_told;
    bool m_settingRows = false;
};

} // namespace nlstoken
