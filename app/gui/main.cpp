#include "gui/keychainstore.h"
#include "gui/windowapp.h"
#include "services/datapaths.h"
#include "widgets/background.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>
#include <QSettings>

using namespace cuewright;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    Background::leaveRoomForWindow();
    nameApplication();
    QApplication::setApplicationDisplayName(QStringLiteral("Cuewright"));
    QApplication::setDesktopFileName(QStringLiteral("org.cuewright.Cuewright"));

    QCommandLineParser parser;
    const QCommandLineOption sample(QStringLiteral("sample"), QStringLiteral("Opens the sample workspace."));
    parser.addOption(sample);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("A workspace to open."), QStringLiteral("[folder]"));
    parser.process(application);

    QSettings settings(DataPaths::standard().settings(), QSettings::IniFormat);
    KeychainStore keychain;
    auto window = WindowApp::create({DataPaths::standard(), settings, keychain});
    if (!window) {
        // Without its ledger the program could not say what was spent: it says so, and does not start.
        QMessageBox::critical(nullptr, QStringLiteral("Cuewright"), window.error().message);
        return 1;
    }
    (*window)->start(parser.isSet(sample), parser.positionalArguments().value(0));
    return QApplication::exec();
}
