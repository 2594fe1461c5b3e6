// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QtGlobal>

namespace nlstoken {

//! \brief While it lives, a process that can open no window ends with words and the status of a
//! wrong call, where Qt would abort it. For the making of QApplication; one at a time.
class MissingDisplay
{
public:
    //! \param words what is said then, on standard error
    explicit MissingDisplay(const QString &words);
    ~MissingDisplay();
    Q_DISABLE_COPY_MOVE(MissingDisplay)

private:
    QtMessageHandler m_before;
};

} // namespace nlstoken
