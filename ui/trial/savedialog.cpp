// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/savedialog.h"

#include "core/base/privatefile.h"
#include "core/model/errorcode.h"

#include <QFileDialog>
#include <QStandardPaths>

namespace nlstoken {

void askForFile(QWidget *window, const QString &title, const QString &name,
    const std::function<void(const QString &)> &next)
{
    auto *dialog = new QFileDialog(window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, window, next);
    dialog->open();
}

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    const QString failure = writePrivateFile(path, bytes);
    if (failure.isEmpty())
        return {};
    return Failure({.kind = ErrorKind::Usage,
        .code = errorcode::FileNotWritable,
        .detail = path,
        .serverMessage = failure});
}

} // namespace nlstoken
