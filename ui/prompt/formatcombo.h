#pragma once

#include "prompt/promptdocument.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QStringList>
#include <QWheelEvent>

namespace cuewright {

/// What the answer has to look like: text, JSON, or one of the workspace's schemas, with a badge where it is strict.
class FormatCombo final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormatCombo)
public:
    explicit FormatCombo(const Theme &theme, QWidget *parent = nullptr);

    /// Workspace-relative files; the list follows `format` where its file is not among them.
    void setSchemas(const QStringList &files);
    void setFormat(const ReplyFormat &format); ///< no signal
    ReplyFormat format() const { return m_format; }

signals:
    void formatChosen(const cuewright::ReplyFormat &format);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }

private:
    void fill();

    const Theme &m_theme;
    QStringList m_files;
    ReplyFormat m_format;
};

} // namespace cuewright
