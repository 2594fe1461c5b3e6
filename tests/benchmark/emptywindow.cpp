// SPDX-License-Identifier: Apache-2.0
// An empty window that ends when it has been painted once.
#include <QApplication>
#include <QTimer>
#include <QWidget>

namespace {

class EmptyWindow : public QWidget
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QWidget::paintEvent(event);
        // Behind this event, so that what was painted reaches the screen.
        QTimer::singleShot(0, this, [] { QCoreApplication::quit(); });
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1000, 700);
    window.show();
    return QApplication::exec();
}
