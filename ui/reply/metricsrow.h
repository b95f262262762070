#pragma once

#include "ledger/ledger.h"
#include "widgets/theme.h"

#include <QWidget>

#include <array>

class QLabel;

namespace cuewright {

class ElidedLabel;
class Figure;

/// Four numbers about a run: latency, tokens, cost, and the session so far.
class MetricsRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricsRow)
public:
    explicit MetricsRow(const Theme &theme, QWidget *parent = nullptr);

    void clear();
    /// `tokensOut` is an estimate from the length of what has come.
    void setRunning(std::chrono::milliseconds elapsed, std::int64_t tokensOut);
    void setCall(const CallRecord &call);
    void setSession(const Spending &session); ///< practice is among it only where all of it is

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Cell { Latency, Tokens, Cost, Session, CellCount };
    struct Labels
    {
        QWidget *box = nullptr;
        QLabel *title = nullptr;
        Figure *value = nullptr;
        ElidedLabel *note = nullptr;
    };
    /// Parts of `value` between two vertical bars are units: "371 |in|".
    void set(Cell cell, const QString &value, const QString &note, const QString &tip = {});
    QString estimateTip(const CallRecord &call) const;
    void retranslate();

    const Theme &m_theme;
    std::array<Labels, CellCount> m_cells;
};

} // namespace cuewright
