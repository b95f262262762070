#pragma once

#include "tools/stepmodel.h"

#include <QAbstractListModel>

namespace cuewright {

/// The calls of one turn, each with its slot for a result, and below them those that would run again.
///
/// A slot exists as soon as the model asks, so that none can be forgotten.
class SlotModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SlotModel)
public:
    enum class Kind { Slot, Heading, Later };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of Kind
        TurnRole,
        CallRole,
        ArgumentsRole, ///< one line
        SourceRole, ///< title of the badge; empty: no result yet
        SourceGlyphRole, ///< int of Glyph
        SourceToneRole, ///< int of Tone
        StateRole, ///< "Needs a result", or what the result begins with
        StateGlyphRole,
        StateToneRole,
        DurationRole, ///< "0.74 s"
    };

    /// `document` and `steps` outlive the model; `steps` tells branch, order and what runs again.
    SlotModel(const TraceDocument &document, const StepModel &steps, QObject *parent = nullptr);

    TurnId turn() const { return m_turn; }
    void setTurn(TurnId turn);
    /// Of the turn.
    int callCount() const { return m_calls; }
    int resultCount() const { return m_results; }
    int rowOf(TurnId turn, int call) const; ///< -1: not here
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void countsChanged();

private:
    struct Row
    {
        Kind kind = Kind::Slot;
        TurnId turn = kNoTurn;
        int call = -1;
        QString name, arguments, source, state, duration;
        Glyph sourceGlyph = Glyph::Edit, stateGlyph = Glyph::Success;
        Tone sourceTone = Tone::Neutral, stateTone = Tone::Neutral;
        friend bool operator==(const Row &, const Row &) = default;
    };
    Row slot(const TraceTurn &turn, int call, bool later) const;
    void say(Row &row, const TraceCall &call) const;
    QString spoken(const Row &row) const;
    void take();

    const TraceDocument &m_document;
    const StepModel &m_steps;
    TurnId m_turn = kNoTurn;
    int m_calls = 0;
    int m_results = 0;
    QList<Row> m_rows;
};

} // namespace cuewright
