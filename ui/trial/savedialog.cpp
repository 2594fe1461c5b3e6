// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/savedialog.h"

#include "core/platform/privatefile.h"
#include "ui/shared/safetext.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
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

bool saveFile(QWidget *window, const QString &path, const QByteArray &bytes)
{
    const QString reason = writePrivateFile(path, bytes);
    if (reason.isEmpty())
        return true;
    auto *box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(QCoreApplication::translate("SaveDialog", "Not saved"));
    box->setText(QCoreApplication::translate("SaveDialog", "The file could not be saved as %1.")
            .arg(safeText(path)));
    box->setInformativeText(QCoreApplication::translate("SaveDialog",
        "The system said: “%1”. Choose another place, or check the free space and who is "
        "allowed to write there.")
            .arg(reason));
    box->open();
    return false;
}

} // namespace nlstoken
