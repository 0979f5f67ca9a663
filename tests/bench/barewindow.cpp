// The least a Qt Widgets program can be: what the application's start is measured against.

#include <QApplication>
#include <QWidget>

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QWidget window;
    window.resize(960, 640);
    window.show();
    return QApplication::exec();
}
