// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/accesskey.h"

#include <QLineEdit>

#include <functional>

namespace nlstoken {

//! \brief Entry for an AccessKey ID, which people also paste their whole key into.
//!
//! What is pasted or dropped is looked at before it is shown: a whole key never stands in it.
class KeyIdEntry final : public QLineEdit
{
    Q_OBJECT

public:
    using Taker = std::function<void(AccessKey key)>;

    //! \param takeWholeKey gets a key that was pasted whole; the entry is empty then
    explicit KeyIdEntry(Taker takeWholeKey, QWidget *parent = nullptr);
    //! \brief Wipes: it may hold a secret that was entered in the wrong place.
    ~KeyIdEntry() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void pasteFromClipboard();
    void enter(const QString &text);
    void lookAtText();

    Taker m_takeWholeKey;
};

} // namespace nlstoken
