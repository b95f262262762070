#include "inspectorfixture.h"

#include "tools/resultpane.h"
#include "tools/tracefile.h"
#include "tools/turnpane.h"
#include "widgets/banner.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QtTest>

namespace cuewright {

void InspectorFixture::open(const Trace &trace, Theme::Mode mode, QSize size)
{
    m_folder = std::make_unique<QTemporaryDir>();
    QDir(m_folder->path()).mkpath(QStringLiteral("tools"));
    const QDir tools(QStringLiteral(CUEWRIGHT_SAMPLE "/tools"));
    for (const QString &file : tools.entryList(QDir::Files)) {
        QFile::copy(tools.filePath(file), m_folder->filePath(QStringLiteral("tools/") + file));
        QFile::setPermissions(m_folder->filePath(QStringLiteral("tools/") + file), QFile::ReadOwner | QFile::WriteOwner);
    }
    m_ui = std::make_unique<UiTest>(mode);
    QVERIFY(saveTrace(trace, tracePath()));
    reopen();
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QApplication::setActiveWindow(m_page.get());
}

void InspectorFixture::reopen()
{
    m_page.reset(); // its draft is on the disk after this
    const AssertionStore store{[this](const QString &prompt) -> Result<Json> { return m_kept.value(prompt); },
        [this](const QString &prompt, const Json &list) -> Result<bool> {
            m_kept.insert(prompt, list); // the prompt's page has them, whether its file can be saved or not
            if (m_keepsFail)
                return fail(Error::Code::Io, QStringLiteral("The disk is full."));
            return true;
        }};
    const InspectorServices services{m_catalog, m_clock, Workspace(m_folder->path()), [](const Trace &) { return *providerProfile(u"openai"); }, store};
    m_page = std::make_unique<InspectorPage>(m_ui->context, PageKey{PageKey::Kind::Trace, QStringLiteral("traces/Double charge.trace.json")},
        std::make_unique<TraceKeeper>(tracePath(), TraceKeeper::Services{m_clock, path("drafts")}), services);
    QTRY_VERIFY(!m_page->keeper().isOpening());
}

void InspectorFixture::save()
{
    m_saveError.reset();
    const auto told = connect(m_page.get(), &Page::saveEnded, this, [this](const std::optional<Error> &error) { m_saveError = error; });
    QVERIFY(m_page->save());
    QTRY_VERIFY(!m_page->isSaving());
    disconnect(told);
}

void InspectorFixture::close()
{
    m_page.reset();
    m_ui.reset();
    m_folder.reset();
    m_kept.clear();
    m_keepsFail = false;
}

void InspectorFixture::type(CodeEdit &editor, const QString &text)
{
    editor.setFocus();
    QTest::keyClick(&editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&editor, text);
    m_page->findChild<ResultPane *>()->flush();
    m_page->findChild<TurnPane *>()->flush();
}

QString InspectorFixture::headline() const
{
    return find<Banner>("traceBanner")->headline();
}

} // namespace cuewright
