#pragma once

#include "catalog/catalog.h"
#include "tools/callview.h"
#include "widgets/uicontext.h"

#include <QWidget>

namespace cuewright {

class TurnMessages;
class TurnSettings;

/// What a turn asks: the messages that it adds, and beside them how it is asked.
class TurnPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TurnPane)
public:
    /// `catalog` outlives it; prices of `at` are told in the list of models.
    TurnPane(const UiContext &context, const Catalog &catalog, const QDateTime &at, QWidget *parent = nullptr);

    void show(const CallView &step);
    void flush();
    TurnMessages &messages() const { return *m_messages; }
    TurnSettings &settings() const { return *m_settings; }

private:
    TurnMessages *m_messages;
    TurnSettings *m_settings;
};

} // namespace cuewright
