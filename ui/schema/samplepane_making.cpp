// What a person sees and can do while a sample is being made up.

#include "schema/samplepane.h"

#include <QListWidget>
#include <QTimer>
#include <QToolButton>

#include <utility>

namespace cuewright {

void SamplePane::make(Background::Work work)
{
    m_patience->start();
    m_making.start([this, work = std::move(work), number = ++m_wanted](const Background::Stop &stop) {
        return [this, show = work(stop), number] {
            if (number != m_wanted) // stopped, or another one is wanted
                return;
            endMaking();
            show();
        };
    });
}

// Mostly a sample is there before anybody could read that it is being made.
void SamplePane::showMaking()
{
    m_saysMaking = true;
    say(m_use == SchemaUse::Reply ? tr("Making up a reply …") : tr("Making up arguments …"));
    const bool moves = m_generate->hasFocus() || m_break->hasFocus();
    m_stop->show();
    if (moves)
        m_stop->setFocus();
    for (QToolButton *button : {m_generate, m_break})
        button->hide();
}

void SamplePane::stopMaking()
{
    ++m_wanted;
    m_making.start([](const Background::Stop &) { return [] {}; }); // something newer ends what is under way
    endMaking();
}

void SamplePane::endMaking()
{
    m_patience->stop();
    if (!std::exchange(m_saysMaking, false))
        return;
    for (QToolButton *button : {m_generate, m_break})
        button->show();
    if (m_stop->hasFocus())
        m_generate->setFocus();
    m_stop->hide();
    showFindings();
}

} // namespace cuewright
