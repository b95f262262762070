#include "services/services.h"

#include "results.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

/// Two windows of the program: what a person says about requests in one of them holds in the other.
class TestSharedSettings final : public QObject
{
    Q_OBJECT
private slots:
    void requestsOfAnotherWindow();
};

void TestSharedSettings::requestsOfAnotherWindow()
{
    const QTemporaryDir folder;
    const auto first = Services::create(DataPaths{folder.path()});
    VERIFY_RESULT(first);
    const auto second = Services::create(DataPaths{folder.path()});
    VERIFY_RESULT(second);
    QSignalSpy defaults(&(*second)->requests(), &RequestSettings::defaultsChanged);
    QSignalSpy routes(&(*second)->requests(), &RequestSettings::transportChanged);
    for (const RetryPolicy::Preset preset : {RetryPolicy::Preset::None, RetryPolicy::Preset::Patient}) { // the file is a new one each time
        (*first)->requests().setPreset(preset);
        QTRY_COMPARE(defaults.size(), 1);
        defaults.clear();
        QCOMPARE((*second)->requests().preset(), preset);
    }
    QCOMPARE(routes.size(), 0);
    (*first)->requests().setTransport({{}, {ProxySettings::Kind::None, {}, 0}});
    QTRY_COMPARE(routes.size(), 1);
    QCOMPARE(defaults.size(), 0);
}

QTEST_GUILESS_MAIN(TestSharedSettings)
#include "tst_sharedsettings.moc"
