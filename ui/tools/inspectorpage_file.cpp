// The page and its file: both ways take a while where the trace is large, and the window stays usable meanwhile.

#include "tools/inspectorpage.h"

#include "tools/timelineview.h"
#include "tools/tracepanes.h"
#include "widgets/banner.h"
#include "widgets/dialogs.h"

#include <QApplication>
#include <QPointer>

#include <utility>

namespace cuewright {
namespace {

using namespace std::chrono_literals;

constexpr Clock::Milliseconds kMoment = 400ms; // what is over by then needs no word

} // namespace

void InspectorPage::connectFile()
{
    connect(m_keeper.get(), &TraceKeeper::stateChanged, this, &Page::titleChanged);
    connect(m_keeper.get(), &TraceKeeper::failed, this, &InspectorPage::say);
    connect(m_keeper.get(), &TraceKeeper::opened, this, &InspectorPage::opened);
    connect(m_keeper.get(), &TraceKeeper::openFailed, this, &InspectorPage::openingFailed);
    connect(m_keeper.get(), &TraceKeeper::saveEnded, this, &InspectorPage::saved);
    connect(m_keeper.get(), &TraceKeeper::saveFailed, this, &InspectorPage::endSaving);
    connect(m_banner, &Banner::actionTriggered, this, &InspectorPage::reload);
    if (m_keeper->isOpening())
        m_busyAlarm = m_services.clock.after(kMoment, [this] { sayBusy(); });
}

void InspectorPage::sayBusy()
{
    if (m_keeper->isOpening())
        m_busy->say(Tone::Info, tr("Opening “%1” …").arg(title()));
    else if (m_isSaving)
        m_busy->say(Tone::Info, tr("Saving “%1” …").arg(title()), tr("You can go on working."));
    else
        m_busy->clear();
}

void InspectorPage::opened()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus == this || (focus && isAncestorOf(focus)) || !m_body->isEnabled();
    m_busyAlarm.reset();
    m_body->setEnabled(true);
    m_body->show();
    sayBusy();
    setFocusProxy(&m_timeline->view());
    if (!std::exchange(m_wasOpened, true))
        restoreState(std::exchange(m_stateToRestore, {}));
    if (hadFocus && isVisible())
        setFocus(Qt::OtherFocusReason);
    if (m_keeper->draftWasRestored())
        sayDraft();
    else if (!m_keeper->problems().isEmpty())
        tell(Tone::Warning, tr("Part of the file could not be read"), m_keeper->problems().join(u' '));
    m_assertions->refresh();
    emit commandsChanged();
    emit statusChanged();
}

void InspectorPage::openingFailed(const Error &error)
{
    m_busyAlarm.reset();
    m_body->setEnabled(true);
    sayBusy();
    if (m_wasOpened) {
        say(error);
        emit commandsChanged();
        return;
    }
    Error named = error;
    named.message = key().path + QStringLiteral(": ") + named.message; // which of the files that are opened
    emit openFailed(named);
}

// What is changed from here on would be given up without a word.
void InspectorPage::reload()
{
    m_detail->flush();
    m_banner->clear();
    if (m_keeper->isOpening())
        return;
    m_keeper->reload();
    m_body->setEnabled(false);
    m_busyAlarm = m_services.clock.after(kMoment, [this] { sayBusy(); });
    emit commandsChanged();
}

void InspectorPage::sayDraft()
{
    tell(Tone::Info, tr("Draft restored"), tr("The program ended before these edits were saved. Nothing is lost."));
    m_banner->setAction(tr("Go back to the saved file"));
}

Result<> InspectorPage::save()
{
    if (m_keeper->isOpening())
        return {};
    m_detail->flush();
    if (!std::exchange(m_isSaving, true))
        m_busyAlarm = m_services.clock.after(kMoment, [this] { sayBusy(); });
    m_keeper->save();
    return {};
}

void InspectorPage::saved(TraceKeeper::SaveAnswer answer)
{
    if (answer == TraceKeeper::SaveAnswer::Saved)
        return endSaving(std::nullopt);
    const QPointer<InspectorPage> self(this);
    const auto choice = m_context.dialogs.confirm(this, tr("“%1” was changed by another program.").arg(title()),
        tr("Saving now would undo those changes."), tr("Save anyway"));
    if (!self)
        return;
    if (choice == Dialogs::Answer::Yes)
        m_keeper->save(true);
    else
        endSaving(Error{Error::Code::Cancelled, tr("Not saved."), {}, {}});
}

void InspectorPage::endSaving(const std::optional<Error> &error)
{
    m_isSaving = false;
    m_busyAlarm.reset();
    sayBusy();
    if (!error && m_banner->headline() == tr("Draft restored"))
        m_banner->clear(); // the file holds it now
    emit saveEnded(error);
}

} // namespace cuewright
