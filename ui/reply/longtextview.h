#pragma once

#include "reply/textmarks.h"

#include <QPlainTextEdit>

class QTimer;

namespace cuewright {

/// Read-only text of any length that may still be growing. It goes in by slices, and a line of many thousand characters is
/// laid out in parts, so that the window never stands still; what is copied is the text as it came.
///
/// The first kMaxShown characters are shown; a last line says how much there is besides.
class LongTextView final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LongTextView)
public:
    static constexpr qsizetype kMaxShown = 2'000'000;
    static constexpr qsizetype kMaxLine = 4'000;

    explicit LongTextView(QWidget *parent = nullptr);

    /// Replaces all; the view stands at the start.
    void setWhole(const QString &text);
    /// The view goes along where it stood at the end.
    void append(const QString &text);
    /// Waves of `color` under places of the text, each with its words as a tooltip; replaced by the next marks, gone with the
    /// text. They appear when all of it is shown.
    void setMarks(const QList<TextMark> &marks, const QColor &color);
    void setMarkColor(const QColor &color);
    bool isSettled() const { return m_pending.isEmpty(); } ///< all that was given is shown

protected:
    QMimeData *createMimeDataFromSelection() const override;
    bool viewportEvent(QEvent *event) override;

private:
    void showMarks();
    int positionOf(qsizetype offset) const;
    void take(const QString &text);
    void takeSlice();
    void insert(QStringView text);

    QString m_pending;
    QList<TextMark> m_marks;
    QColor m_markColor;
    QTimer *m_timer;
    qsizetype m_given = 0; ///< characters of the text so far
    qsizetype m_inserted = 0; ///< of those, in the document
    QList<qsizetype> m_dropped; ///< places of characters that are not in the document
    qsizetype m_lineLength = 0; ///< of the last line in the document
    bool m_follow = false;
    bool m_noteShown = false;
};

} // namespace cuewright
