#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QLabel;

namespace cuewright {

/// A control with its caption above, and room for a quiet note at the end of the caption's line. The caption names the
/// control for screen readers and is its buddy.
class FieldBox final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldBox)
public:
    /// Takes the control over as a child.
    FieldBox(const QString &caption, QWidget *control, QWidget *parent = nullptr);

    QWidget *control() const { return m_control; }
    void setCaption(const QString &caption);
    void setMark(const Theme &theme, Glyph glyph); ///< before the caption: of which type the value is
    void setNote(const QString &note); ///< "$0.15 in, $0.60 out per 1M"
    void setRequired(bool required); ///< a red asterisk, and "required" for screen readers
    /// A sentence under the control, in red; the control's outline turns red too. Empty: fine.
    void setProblem(const QString &problem);

protected:
    void focusInEvent(QFocusEvent *event) override; ///< passed on to the control

private:
    void showCaption();

    QWidget *m_control;
    QLabel *m_mark;
    QLabel *m_caption;
    QLabel *m_star;
    QLabel *m_note;
    QLabel *m_problem;
    QString m_text;
    bool m_required = false;
    QMetaObject::Connection m_themeChanges;
};

} // namespace cuewright
